package dev.latchkey.code;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Gives a delivery other digits in the place of those that somebody may know who should not. The old ones
/// open nothing from then on, or from when a locker that is offline is back; the pickup window stays as it
/// is.
///
/// One transaction takes the new digest and frees the old one, so there are never two that open. Done again
/// after it broke off, it gives yet another code.
public final class RotateCode {

    /// As [IssueCode] has it.
    private static final int MAX_COLLISIONS = 20;

    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Codes codes;
    private final MasterKeys masterKeys;
    private final PublishManifest publishManifest;
    private final Clock clock;

    public RotateCode(
            ChangeDelivery change,
            Lockers lockers,
            Codes codes,
            MasterKeys masterKeys,
            PublishManifest publishManifest,
            Clock clock) {
        this.change = change;
        this.lockers = lockers;
        this.codes = codes;
        this.masterKeys = masterKeys;
        this.publishManifest = publishManifest;
        this.clock = clock;
    }

    /// @return the new code; nothing where the delivery has none that lives
    public Optional<CodeRecord> rotate(String deliveryId) {
        return live(deliveryId).flatMap(this::replace).map(this::noteAndPublish);
    }

    /// Does so in the place of one version only: said again, even at the same moment, it finishes what broke off and
    /// gives no third code.
    ///
    /// @return the code that is live then; nothing where the delivery has none
    public Optional<CodeRecord> rotate(String deliveryId, int replaced) {
        return live(deliveryId)
                .filter(live -> live.version() == replaced)
                .flatMap(this::replace)
                .or(() -> live(deliveryId).filter(other -> other.version() > replaced))
                .map(this::noteAndPublish);
    }

    private Optional<CodeRecord> live(String deliveryId) {
        var now = clock.instant();
        return codes.find(deliveryId).filter(live -> live.expiresAt().isAfter(now));
    }

    private Optional<CodeRecord> replace(CodeRecord live) {
        return replace(live, live.lockerId(), live.compartment());
    }

    /// Puts other digits, for a compartment that may be another one, in the place of a delivery's live
    /// code. The delivery and the lockers do not know of it yet.
    ///
    /// @return the new code; nothing where the other one is not live any more
    Optional<CodeRecord> replace(CodeRecord live, String lockerId, int compartment) {
        var key = masterKeys.version(locker(lockerId).keyVersion());
        for (int version = live.version() + 1; version <= live.version() + MAX_COLLISIONS; version++) {
            var wanted = candidate(live, lockerId, compartment, key, version);
            switch (codes.replace(live, wanted)) {
                case DONE -> {
                    return Optional.of(wanted);
                }
                case OUTDATED -> {
                    return Optional.empty();
                }
                case DIGEST_TAKEN -> {}
            }
        }
        throw new IllegalStateException("No free code at locker " + lockerId + " after " + MAX_COLLISIONS + " tries");
    }

    private static CodeRecord candidate(CodeRecord live, String lockerId, int compartment, MasterKey key, int version) {
        var code = PickupCode.derive(key, lockerId, live.deliveryId(), version, live.length());
        return new CodeRecord(
                live.deliveryId(),
                lockerId,
                compartment,
                version,
                live.length(),
                key.version(),
                key.lockerKey(lockerId).digest(code.digits()),
                live.issuedAt(),
                live.expiresAt());
    }

    private CodeRecord noteAndPublish(CodeRecord code) {
        var now = clock.instant();
        var id = "code-" + code.version();
        var changed = change.changeKnown(
                code.deliveryId(),
                delivery -> delivery.liveCode()
                        .map(live -> delivery.withCode(inPlaceOf(live, code)))
                        .orElse(delivery),
                new TimelineEntry(
                        id,
                        now,
                        "PickupCodeRotated",
                        Map.of(
                                "codeVersion",
                                code.version(),
                                "expiresAt",
                                code.expiresAt().toString())),
                Optional.of(SeenEvent.ofWorkflow(id, now)));
        // Collected, expired or called off meanwhile: whoever ended the old code may not have seen this one.
        if (changed.delivery().liveCode().isEmpty()) {
            codes.release(code);
        }
        publishManifest.publish(locker(code.lockerId()));
        return code;
    }

    /// The window is the delivery's: its end may have moved already, and the record's not yet.
    private static IssuedCode inPlaceOf(IssuedCode live, CodeRecord code) {
        return new IssuedCode(code.version(), code.length(), code.keyVersion(), live.issuedAt(), live.expiresAt());
    }

    private Locker locker(String lockerId) {
        return lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
    }
}
