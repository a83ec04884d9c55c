package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.link.MqttLink;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.Input;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.time.TrustedClock;
import dev.latchkey.device.time.Turns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// A locker's controller: ties the cabinet, the journal and the cloud together. Everything that happens is a turn
/// of its own ([Turns]), handed to the one class whose business it is.
///
/// A code that is typed while nothing else goes on has been dealt with when `codeTyped` returns: known ones have
/// their door released by then.
public final class LockerController implements CabinetListener, CloudLink.Listener, AutoCloseable {

    /// How often it reports its health while it has a connection.
    public static final Duration HEALTH_EVERY = Duration.ofMinutes(15);
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /// What a controller does again and again by its timers, whether anything has happened or not.
    public static final Set<Duration> ROUTINES = Set.copyOf(List.of(Watches.CALM, HEALTH_EVERY, KeepTime.SAVE_EVERY));

    private final Cabinet cabinet;
    private final CloudLink link;
    private final Journal journal;
    private final Surroundings surroundings;
    private final LockerObserver observer;
    private final Turns turns;
    private final SendEvents sender;
    private final Grants grants;
    private final Acknowledge acknowledge;
    private final ApplyManifest manifests;
    private final AskCloud cloud;
    private final RefuseCode refuser;
    private final EnterCode codes;
    private final PresentToken tokens;
    private final ReleaseDoor doors;
    private final Inputs inputs;
    private final WatchKeys keypad;
    private final WatchDoors doorWatch;
    private final WatchSurroundings whereabouts;
    private final WatchNetwork network;
    private final Watches watches;
    private final DepositParcel deposits;
    private final SettleDoor closings;
    private final ReportHealth health;
    private final ObeyCommand commands;
    private final KeepTime time;
    private final AtomicBoolean closed = new AtomicBoolean();
    private LinkState linkState = new LinkState.Disconnected("connecting");

    /// A controller of a real locker, or of a simulated cabinet against a real broker.
    ///
    /// @param reboot what the command to reboot sets off, on a thread of the link, so it must hand over
    /// @throws ConfigurationRefused where a key file holds no key
    /// @throws dev.latchkey.device.journal.JournalFailed where the journal cannot be used
    public static LockerController of(
            Configuration configuration,
            Cabinet cabinet,
            Surroundings surroundings,
            LockerObserver observer,
            Runnable reboot) {
        LockerKey key = configuration.readLockerKey();
        ManifestVerifier verifier = configuration.readVerifier();
        CloudLink link = new MqttLink(
                configuration.topics(), configuration.endpoint(), configuration.credentials(), surroundings.timers());
        Journal journal = Journal.open(configuration.journal());
        return new LockerController(key, verifier, cabinet, link, journal, surroundings, observer, reboot);
    }

    /// @param verifier by the keys of the locker's key file
    /// @param journal is closed with the controller, as `link` is
    public LockerController(
            LockerKey key,
            ManifestVerifier verifier,
            Cabinet cabinet,
            CloudLink link,
            Journal journal,
            Surroundings around,
            LockerObserver observer,
            Runnable reboot) {
        this.cabinet = cabinet;
        this.link = link;
        this.journal = journal;
        TrustedClock clock =
                new TrustedClock(around.clock(), around.nanos(), journal.clock().load());
        surroundings = around.by(clock);
        this.observer = observer;
        turns = new Turns(this::broke);
        sender = new SendEvents(journal.outbox(), link, surroundings.timers(), turns, this::sent);
        Events events = new Events(journal, surroundings, this::recorded);
        time = new KeepTime(clock, journal.clock(), link, surroundings, turns, events);
        TrustedKeys keys = new TrustedKeys(journal.keys(), verifier.keys());
        grants = Grants.restored(journal, verifier.trusting(keys.now()));
        acknowledge = new Acknowledge(journal.commands(), link, surroundings, turns);
        manifests = new ApplyManifest(verifier, keys, journal, grants, acknowledge, events, observer);
        Faults faults = new Faults(journal.faults(), events, surroundings);
        doors = new ReleaseDoor(cabinet, journal, surroundings.timers(), turns, faults, observer);
        OpenCompartment opener = new OpenCompartment(cabinet, journal.openings(), grants, events, doors);
        cloud = new AskCloud(link, surroundings, turns);
        refuser = new RefuseCode(journal.throttle(), events, cabinet, clock);
        codes = new EnterCode(key, grants, cloud, opener, refuser, cabinet, clock);
        tokens = new PresentToken(keys, verifier.lockerId(), grants, journal.deposits(), opener, refuser, clock);
        deposits = new DepositParcel(cabinet, journal, grants, doors, faults, observer);
        closings = new SettleDoor(cabinet, journal, events, faults, doors);
        inputs = new Inputs(cabinet, journal.disabledInputs(), faults);
        keypad = new WatchKeys(journal.deadKeys(), key, grants, faults, clock::nanos);
        doorWatch = new WatchDoors(cabinet, journal, faults, doors, closings);
        whereabouts = new WatchSurroundings(cabinet, faults);
        network = new WatchNetwork(faults, surroundings);
        watches = new Watches(
                doorWatch,
                new WatchContents(cabinet, journal, grants, faults),
                new WatchPanel(cabinet, keypad, inputs, faults),
                keypad,
                whereabouts,
                faults,
                surroundings.timers(),
                turns);
        health = new ReportHealth(cabinet, journal, grants, inputs, faults, clock, events);
        commands = new ObeyCommand(
                journal, opener, health, watches, inputs, acknowledge, time, surroundings, observer, reboot);
    }

    /// Waits its turn, so that neither the observer nor the network stands between a code and its door.
    private void recorded(LockerEvent event) {
        turns.execute(() -> {
            observer.happened(event);
            sender.sendNext();
        });
    }

    private void sent(LockerEvent event) {
        health.sent(event);
        observer.sent(event);
    }

    /// Nothing was done that is not journalled, so trying again is safe.
    private void broke(RuntimeException failure) {
        observer.broke(failure);
        cabinet.show(Prompt.TRY_AGAIN_LATER, Optional.empty());
    }

    /// Serves the panel from now on, and connects to the cloud.
    ///
    /// @throws dev.latchkey.device.link.CredentialsRefused where certificate, key or authority are unusable
    public void start() {
        turns.execute(codes::rehearse);
        turns.execute(tokens::rehearse);
        cabinet.listen(this);
        turns.execute(closings::settleInterrupted);
        link.start(this);
        time.start();
        turns.execute(network::disconnected);
        watches.start();
        reportHealthLater();
    }

    private void reportHealthLater() {
        surroundings.timers().after(HEALTH_EVERY, () -> turns.execute(this::reportHealth));
    }

    private void reportHealth() {
        if (linkState instanceof LinkState.Connected) {
            health.reportUnlessOneWaits();
        }
        reportHealthLater();
    }

    /// How things stand, once what is under way is done. Not to be called by an observer.
    ///
    /// @throws java.util.concurrent.CancellationException once the controller is closed
    public Status status() {
        return turns.ask(this::read).join();
    }

    private Status read() {
        Manifest manifest = grants.manifest();
        return new Status(
                linkState,
                manifest.version(),
                manifest.grants().size(),
                journal.outbox().size(),
                refuser.lockedOutUntil(),
                cloud.isBusy());
    }

    /// Completes when the cloud has answered what it is asked now, and the broker has acknowledged every event.
    /// Without a connection that can take for ever. Fails once the controller is closed.
    public CompletableFuture<Void> quiet() {
        return turns.ask(cloud::idle)
                .thenCompose(idle -> idle)
                .thenCompose(_ -> turns.ask(sender::drained))
                .thenCompose(drained -> drained);
    }

    @Override
    public void codeTyped(String digits) {
        turns.execute(() -> {
            boolean isLockedOut = refuser.isLockedOut();
            inputs.enter(Input.KEYPAD, () -> codes.entered(digits, OpenedBy.KEYPAD));
            if (!isLockedOut) { // Or a guesser could try codes without end, and see when a key counts as dead.
                turns.execute(() -> keypad.typed(digits));
            }
        });
    }

    @Override
    public void keyPressed(char key) {
        long at = surroundings.nanos().getAsLong(); // The turn may have to wait.
        turns.execute(() -> keypad.pressed(key, at));
    }

    @Override
    public void codeScanned(String text) {
        turns.execute(() -> inputs.enter(Input.SCANNER, () -> scanned(text.strip())));
    }

    /// A scanner that reads bare digits is a keypad.
    private void scanned(String text) {
        if (DIGITS.matcher(text).matches()) {
            codes.entered(text, OpenedBy.SCANNER);
        } else {
            tokens.presented(text);
        }
    }

    @Override
    public void depositRequested(String trackingNumber, Optional<Integer> compartment) {
        turns.execute(() -> deposits.requested(trackingNumber, compartment));
    }

    @Override
    public void doorOpened(int compartment) {
        turns.execute(() -> {
            doorWatch.opened(compartment);
            watches.hurry();
        });
    }

    @Override
    public void doorClosed(int compartment) {
        turns.execute(() -> closings.closed(compartment));
    }

    @Override
    public void shaken() {
        turns.execute(() -> {
            whereabouts.shaken();
            watches.hurry();
        });
    }

    @Override
    public void sensorChanged() {
        turns.execute(watches::look);
    }

    @Override
    public void linkChanged(LinkState state) {
        turns.execute(() -> {
            linkState = state;
            observer.linkChanged(state);
            switch (state) {
                case LinkState.Connected _ -> connected();
                case LinkState.Disconnected _ -> disconnected();
            }
        });
    }

    private void connected() {
        time.connected();
        cloud.connected();
        network.connected();
        acknowledge.sendAll();
        health.reportUnlessOneWaits();
        sender.connected();
    }

    private void disconnected() {
        network.disconnected();
        sender.disconnected();
        cloud.disconnected();
        time.disconnected();
    }

    @Override
    public void manifestReceived(byte[] signed) {
        turns.execute(() -> manifests.received(signed));
    }

    @Override
    public void decisionReceived(Decision decision) {
        turns.execute(() -> cloud.decided(decision));
    }

    @Override
    public void commandReceived(Command command) {
        turns.execute(() -> commands.received(command));
    }

    @Override
    public void timeReceived(BrokerTime answer) {
        turns.execute(() -> time.answered(answer));
    }

    @Override
    public void malformedReceived(String topic, MalformedMessage problem) {
        turns.execute(() -> observer.malformedReceived(topic, problem.getMessage()));
    }

    /// Disconnects and closes the journal. What is not sent yet is sent after the next start. Not to be called by
    /// an observer, nor on a thread of the link. The second time does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            link.close();
            try {
                CompletableFuture.runAsync(this::closeJournal, turns).join();
            } finally {
                turns.close();
            }
        }
    }

    private void closeJournal() {
        try {
            time.save();
        } finally {
            journal.close();
        }
    }
}
