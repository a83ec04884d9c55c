package dev.latchkey.device;

import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport;
import dev.latchkey.device.message.LockerEvent;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Tells a person at a terminal what happens, one line each, with its time in UTC.
final class Narrator implements LockerObserver {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final long PATIENCE_SECONDS = 3;

    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final PrintWriter out;
    private final Clock clock;

    Narrator(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void say(String line) {
        out.println(TIME.format(clock.instant()) + "  " + line);
        out.flush();
    }

    @Override
    public void linkChanged(LinkState state) {
        say(describe(state));
        if (state instanceof LinkState.Connected) {
            connected.complete(null);
        }
    }

    /// Waits a moment for the first connection, so that commands from a file meet a locker that is connected, if
    /// it can be.
    void awaitConnection() {
        connected.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    static String describe(LinkState state) {
        return switch (state) {
            case LinkState.Connected _ -> "connected";
            case LinkState.Disconnected it -> "disconnected: " + it.reason();
        };
    }

    @Override
    public void happened(LockerEvent event) {
        say(describe(event.happening()));
    }

    private static String describe(Happening happening) {
        return switch (happening) {
            case Happening.Deposited it -> "deposited " + it.trackingNumber() + in(it.compartment());
            case Happening.Opened it ->
                "opened compartment " + it.compartment() + forDelivery(it.deliveryId()) + ", by " + it.by();
            case Happening.Closed it -> "closed compartment " + it.compartment();
            case Happening.Collected it -> "collected delivery " + it.deliveryId() + in(it.compartment());
            case Happening.Refused it -> "refused a code: " + it.reason();
            case Happening.LockedOut it ->
                "locked out until " + it.until() + " after " + it.wrongCodes() + " wrong codes";
            case Happening.Fault it ->
                it.severity() + " fault " + it.code()
                        + it.compartment().map(Narrator::in).orElse("");
            case Happening.FaultCleared it ->
                "fault " + it.code() + it.compartment().map(Narrator::in).orElse("") + " is over";
            case Happening.Health it -> describe(it.report());
        };
    }

    private static String describe(HealthReport report) {
        return "health: manifest version " + report.manifestVersion() + ", power: " + report.powerSource() + ", "
                + report.faults().map(List::size).orElse(0) + " faults";
    }

    private static String in(int compartment) {
        return " in compartment " + compartment;
    }

    private static String forDelivery(Optional<String> deliveryId) {
        return deliveryId.map(id -> " for delivery " + id).orElse("");
    }

    @Override
    public void manifestApplied(Manifest manifest) {
        say("applied manifest version " + manifest.version() + ", "
                + manifest.grants().size() + " grants");
    }

    @Override
    public void manifestRefused(String reason) {
        say("refused a manifest: " + reason);
    }

    @Override
    public void commandAnswered(Ack.CommandResult result) {
        say("command " + result.outcome() + ": " + result.detail());
    }

    @Override
    public void depositRefused(String trackingNumber) {
        say("no compartment for " + trackingNumber + ": none is free, or not the one wanted");
    }

    @Override
    public void malformedReceived(String topic, String problem) {
        say("cannot read a message on " + topic + ": " + problem);
    }

    @Override
    public void broke(RuntimeException failure) {
        say("broke: " + failure);
    }
}
