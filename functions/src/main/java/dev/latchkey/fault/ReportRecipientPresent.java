package dev.latchkey.fault;

import dev.latchkey.fault.ReportRecipientPresent.Reported.Heard;
import dev.latchkey.fault.ReportRecipientPresent.Reported.LockerAway;
import dev.latchkey.fault.ReportRecipientPresent.Reported.NoJam;
import dev.latchkey.fault.ReportRecipientPresent.Reported.TooSoon;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Deliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Takes in that a recipient, who has proved to be one, stands before a door that does not open: its
/// fault's workflow tries the latch again.
public final class ReportRecipientPresent {

    private final Deliveries deliveries;
    private final Faults faults;
    private final Lockers lockers;
    private final FindJam findJam;
    private final WakeFault wakeFault;
    private final Clock clock;

    public ReportRecipientPresent(
            Deliveries deliveries, Faults faults, Lockers lockers, FindJam findJam, WakeFault wakeFault, Clock clock) {
        this.deliveries = deliveries;
        this.faults = faults;
        this.lockers = lockers;
        this.findJam = findJam;
        this.wakeFault = wakeFault;
        this.clock = clock;
    }

    /// What becomes of the word.
    public sealed interface Reported {

        /// The latch is tried.
        record Heard() implements Reported {}

        /// It is being tried, or just was, for the word before.
        ///
        /// @param pause until the next word counts
        record TooSoon(Duration pause) implements Reported {}

        /// No command reaches the locker.
        record LockerAway() implements Reported {}

        /// Nothing is known to be wrong with the door, or its latch is not what helps.
        record NoJam() implements Reported {}
    }

    /// Safe to repeat: of the words within [FindWayOut#BETWEEN_TRIES] one counts.
    public Reported report(String deliveryId) {
        return deliveries
                .find(deliveryId)
                .flatMap(findJam::find)
                .map(jam -> report(jam, deliveryId))
                .orElseGet(NoJam::new);
    }

    private Reported report(LockerFault jam, String deliveryId) {
        if (!lockers.presence(jam.lockerId()).isConnected()) {
            return new LockerAway();
        }
        var word = new Present(deliveryId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var noted = faults.note(
                        jam.lockerId(),
                        jam.faultId(),
                        handling -> isTooSoon(jam.with(handling), word) ? handling : handling.present(word))
                .orElseThrow();
        if (isUntried(noted)) {
            wakeFault.lookAgain(noted.faultId());
        }
        return noted.handling().present().filter(word::equals).isPresent()
                ? new Heard()
                : new TooSoon(Duration.between(word.at(), countsFrom(noted)));
    }

    private static boolean isTooSoon(LockerFault jam, Present word) {
        return word.at().isBefore(countsFrom(jam));
    }

    private static Instant countsFrom(LockerFault jam) {
        return last(jam).plus(FindWayOut.BETWEEN_TRIES);
    }

    /// A word whose workflow was not woken for it is not lost: the next one wakes it. Once it is tried, words that
    /// come too soon cost the workflow nothing.
    private static boolean isUntried(LockerFault jam) {
        return jam.handling().triedAt().filter(at -> !at.isBefore(last(jam))).isEmpty();
    }

    private static Instant last(LockerFault jam) {
        return FindWayOut.words(jam).map(Present::at).max(Instant::compareTo).orElse(Instant.MIN);
    }
}
