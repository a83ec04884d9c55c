package dev.latchkey.local.simulation;

import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.code.Throttle;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import dev.latchkey.device.message.Validation;
import dev.latchkey.local.simulation.judge.Sighting;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.LinkChanged;
import dev.latchkey.local.simulation.judge.Sighting.ManifestArrived;
import dev.latchkey.local.simulation.judge.Sighting.PutIn;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import dev.latchkey.locker.Decision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/// A locker in memory: the device's own keys, digests, manifest verification, throttle and messages, between a
/// played cabinet and a played cable.
final class SimulatedLocker {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String lockerId;
    private final LockerKey key;
    private final ManifestVerifier verifier;
    private final Surface surface;
    private final Cable cable;
    private final Map<Integer, Story> parcels = new TreeMap<>();
    private final Set<String> collected = new HashSet<>();
    private final Queue<Sending> outbox = new ArrayDeque<>();
    private final Map<String, Question> questions = new HashMap<>();
    private Manifest manifest = Manifest.NONE;
    private Throttle throttle = Throttle.NEW;
    private byte[] retained;
    private boolean isUp = true;
    private long sequence;

    SimulatedLocker(String lockerId, LockerKey key, ManifestVerifier verifier, Surface surface, Cable cable) {
        this.lockerId = lockerId;
        this.key = key;
        this.verifier = verifier;
        this.surface = surface;
        this.cable = cable;
    }

    /// The way up to the broker.
    interface Cable {
        /// @param leaf of the topic, such as `events`
        void publish(String lockerId, String leaf, byte[] payload);
    }

    private record Sending(String leaf, byte[] payload) {}

    private record Question(String digits, Consumer<Optional<Integer>> whenKnown) {}

    String lockerId() {
        return lockerId;
    }

    boolean holds(Story story) {
        return parcels.containsValue(story);
    }

    // ------------------------------------------------------------------ the cabinet

    /// A courier puts a parcel into the first free compartment.
    ///
    /// @return the message that tells of it, for those who send it again
    byte[] putIn(Story story) {
        int compartment = 1;
        while (parcels.containsKey(compartment)) {
            compartment++;
        }
        parcels.put(compartment, story);
        surface.saw(new PutIn(surface.now(), story.deliveryId(), lockerId, compartment));
        return happened(new Happening.Deposited(compartment, story.trackingNumber()));
    }

    /// Somebody types digits.
    ///
    /// @param whenKnown is given the compartment whose door opened
    void typed(String digits, Consumer<Optional<Integer>> whenKnown) {
        var now = surface.now();
        if (throttle.isLockedOut(now)) {
            refuse(digits, RefusalReason.LOCKED_OUT, whenKnown);
            return;
        }
        manifest.find(key.digest(digits))
                .ifPresentOrElse(grant -> known(digits, grant, whenKnown), () -> ask(digits, whenKnown));
    }

    private void known(String digits, Grant grant, Consumer<Optional<Integer>> whenKnown) {
        if (grant.hasExpired(surface.now()) || isCollected(grant.deliveryId(), grant.codeVersion())) {
            refuse(digits, RefusalReason.EXPIRED, whenKnown);
        } else {
            open(digits, grant.compartment(), grant.deliveryId(), grant.codeVersion(), OpenedBy.KEYPAD, whenKnown);
        }
    }

    private void open(
            String digits,
            int compartment,
            String deliveryId,
            int codeVersion,
            OpenedBy by,
            Consumer<Optional<Integer>> whenKnown) {
        happened(new Happening.Opened(compartment, Optional.of(deliveryId), Optional.of(codeVersion), by));
        surface.saw(new CodeTyped(surface.now(), lockerId, digits, Optional.of(compartment)));
        collected.add(deliveryId + "#" + codeVersion);
        whenKnown.accept(Optional.of(compartment));
    }

    private boolean isCollected(String deliveryId, int codeVersion) {
        return collected.contains(deliveryId + "#" + codeVersion);
    }

    private void refuse(String digits, RefusalReason reason, Consumer<Optional<Integer>> whenKnown) {
        surface.saw(new CodeTyped(surface.now(), lockerId, digits, Optional.empty()));
        happened(new Happening.Refused(reason));
        if (reason == RefusalReason.UNKNOWN_CODE || reason == RefusalReason.UNDECIDED) {
            countWrongCode();
        }
        whenKnown.accept(Optional.empty());
    }

    private void countWrongCode() {
        throttle = throttle.afterWrongCode(surface.now());
        throttle.lockedOut(surface.now())
                .ifPresent(until -> happened(new Happening.LockedOut(until, throttle.wrongCodes())));
    }

    /// The parcel behind an open door is taken out and the door closed.
    ///
    /// @return the message that tells of it, for those who send it again
    Optional<byte[]> takeOut(int compartment) {
        return Optional.ofNullable(parcels.remove(compartment)).map(story -> {
            surface.saw(new TakenOut(surface.now(), story.deliveryId(), lockerId, compartment));
            happened(new Happening.Closed(compartment));
            return happened(new Happening.Collected(compartment, story.deliveryId()));
        });
    }

    // ------------------------------------------------------------------ what it asks and is told

    private void ask(String digits, Consumer<Optional<Integer>> whenKnown) {
        if (!isUp) {
            refuse(digits, RefusalReason.UNDECIDED, whenKnown);
            return;
        }
        var requestId = surface.chance().uuid();
        questions.put(requestId, new Question(digits, whenKnown));
        var question = new Validation(
                UUID.fromString(requestId), surface.now(), key.digest(digits).toBase64());
        send(new Sending("validations", question.toJson()));
        surface.after(
                PATIENCE,
                () -> Optional.ofNullable(questions.remove(requestId))
                        .ifPresent(it -> refuse(it.digits(), RefusalReason.UNDECIDED, it.whenKnown())));
    }

    void decided(Decision decision) {
        var question = isUp ? questions.remove(decision.requestId()) : null;
        if (question == null) {
            return; // Nobody waits for it any more.
        }
        switch (decision) {
            case Decision.Granted it
            when !isCollected(it.deliveryId(), it.codeVersion()) ->
                open(
                        question.digits(),
                        it.compartment(),
                        it.deliveryId(),
                        it.codeVersion(),
                        OpenedBy.DECISION,
                        question.whenKnown());
            case Decision.Granted _ -> refuse(question.digits(), RefusalReason.EXPIRED, question.whenKnown());
            case Decision.Refused _ -> refuse(question.digits(), RefusalReason.UNKNOWN_CODE, question.whenKnown());
        }
    }

    /// A manifest comes down the cable.
    ///
    /// @return false where it is older than the one that holds
    boolean received(byte[] signed) {
        retained = signed;
        if (!isUp) {
            surface.faults().tookEffect(Fault.LOCKER_OFFLINE);
            return true;
        }
        return apply(signed);
    }

    private boolean apply(byte[] signed) {
        if (!(verifier.verify(signed) instanceof ManifestVerifier.Genuine(Manifest newer))) {
            throw new IllegalStateException("A manifest is not signed by the cloud");
        }
        if (newer.version() < manifest.version()) {
            return false;
        }
        if (newer.version() > manifest.version()) {
            manifest = newer;
            surface.saw(arrived(newer));
        }
        send(new Sending("acks", new Ack.ManifestApplied(newer.version(), surface.now()).toJson()));
        return true;
    }

    private ManifestArrived arrived(Manifest newer) {
        var grants = newer.grants().stream()
                .map(grant -> new Sighting.Grant(grant.deliveryId(), grant.compartment(), grant.codeVersion()))
                .toList();
        return new ManifestArrived(surface.now(), lockerId, newer.version(), grants);
    }

    // ------------------------------------------------------------------ the cable

    void cutOff(Duration length) {
        if (!isUp) {
            return;
        }
        isUp = false;
        surface.faults().injected(Fault.LOCKER_OFFLINE);
        surface.saw(new LinkChanged(surface.now(), lockerId, false));
        surface.after(length, this::connect);
    }

    /// Connects again: the broker hands over what it retains, and the journal what it holds.
    void connect() {
        if (!isUp) {
            isUp = true;
            surface.saw(new LinkChanged(surface.now(), lockerId, true));
        }
        if (retained != null) {
            apply(retained);
        }
        for (var next = outbox.poll(); next != null; next = outbox.poll()) {
            send(next);
        }
    }

    /// What the broker retains, whether the locker got it or not.
    void retain(byte[] signed) {
        retained = signed;
    }

    private byte[] happened(Happening happening) {
        var event = new LockerEvent(UUID.fromString(surface.chance().uuid()), ++sequence, surface.now(), happening);
        var payload = event.toJson();
        say(payload);
        return payload;
    }

    /// Sends an event, for the first time or again.
    void say(byte[] event) {
        send(new Sending("events", event));
    }

    private void send(Sending sending) {
        if (isUp) {
            surface.after(
                    surface.chance().between(Duration.ofMillis(50), Duration.ofMillis(400)),
                    () -> cable.publish(lockerId, sending.leaf(), sending.payload()));
        } else {
            surface.faults().tookEffect(Fault.LOCKER_OFFLINE);
            outbox.add(sending);
        }
    }
}
