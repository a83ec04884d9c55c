package dev.latchkey.support;

import dev.latchkey.code.Codes;
import dev.latchkey.code.Codes.AtLocker;
import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.Standing.State;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.support.IntegrityRecords.Position;
import dev.latchkey.support.IntegrityRecords.Stage;
import dev.latchkey.support.IntegrityReport.Tally;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Looks for what no workflow will put right by itself: over the open deliveries, over what lies at lockers, then over
/// the lockers' open faults.
/// Repairs what has one right answer, and opens a case for the rest.
///
/// A check that runs out of time, or that Step Functions answers no more, leaves its position, and the next one
/// goes on there. One that breaks off at a record leaves the position behind it, so that no record keeps the others
/// from being looked at.
public final class CheckIntegrity {

    private static final int PAGE = 50;
    private static final Position START = new Position(Stage.DELIVERIES, "");

    private final Deliveries deliveries;
    private final Codes codes;
    private final IntegrityRecords records;
    private final CheckDelivery checkDelivery;
    private final CheckReservation checkReservation;
    private final Fleet fleet;
    private final CheckFaults checkFaults;

    public CheckIntegrity(
            Deliveries deliveries,
            Codes codes,
            IntegrityRecords records,
            CheckDelivery checkDelivery,
            CheckReservation checkReservation,
            Fleet fleet,
            CheckFaults checkFaults) {
        this.deliveries = deliveries;
        this.codes = codes;
        this.records = records;
        this.checkDelivery = checkDelivery;
        this.checkReservation = checkReservation;
        this.fleet = fleet;
        this.checkFaults = checkFaults;
    }

    /// @param hasTime asked before each record
    public IntegrityReport check(BooleanSupplier hasTime) {
        var round = new Round(records.position().orElse(START), hasTime);
        try {
            round.run();
        } finally {
            round.position.ifPresentOrElse(records::keepPosition, records::forgetPosition);
        }
        return round.tally.report(round.position.isEmpty());
    }

    /// One check while it is going on.
    private final class Round {
        private final Tally tally = new Tally();
        private final BooleanSupplier hasTime;
        private Optional<Position> position;
        private boolean isThrottled;

        Round(Position from, BooleanSupplier hasTime) {
            this.position = Optional.of(from);
            this.hasTime = hasTime;
        }

        void run() {
            while (position.isPresent() && mayGoOn()) {
                var from = position.get();
                switch (from.stage()) {
                    case DELIVERIES ->
                        page(from, deliveries.openAfter(from.after(), PAGE), id -> id, this::checkDelivery);
                    case RESERVATIONS ->
                        page(from, codes.atLockers(from.after(), PAGE), AtLocker::place, this::checkReservation);
                    case OFFLINE_LOCKERS -> lockers(from, State.OFFLINE);
                    case FAULTY_LOCKERS -> lockers(from, State.FAULTY);
                }
            }
        }

        /// A locker that is all right has no open fault.
        private void lockers(Position from, State state) {
            page(from, fleet.in(state, from.after(), PAGE), Overview::lockerId, this::checkLocker);
        }

        private <T> void page(Position from, List<T> page, Function<T, String> place, Consumer<T> check) {
            for (var each : page) {
                if (!mayGoOn()) {
                    return;
                }
                look(new Position(from.stage(), place.apply(each)), () -> check.accept(each));
            }
            if (!isThrottled && page.size() < PAGE) {
                position = following(from.stage());
            }
        }

        private boolean mayGoOn() {
            return !isThrottled && hasTime.getAsBoolean();
        }

        private void look(Position at, Runnable check) {
            var before = position;
            position = Optional.of(at);
            try {
                check.run();
            } catch (ExecutionsThrottled later) {
                position = before;
                isThrottled = true;
            }
        }

        private void checkDelivery(String deliveryId) {
            tally.addDelivery(checkDelivery.check(deliveryId));
        }

        private void checkReservation(AtLocker held) {
            tally.addReservation(checkReservation.check(held).stream().toList());
        }

        private void checkLocker(Overview locker) {
            tally.addLocker(checkFaults.check(locker.lockerId()));
        }

        private static Optional<Position> following(Stage stage) {
            return switch (stage) {
                case DELIVERIES -> Optional.of(new Position(Stage.RESERVATIONS, ""));
                case RESERVATIONS -> Optional.of(new Position(Stage.OFFLINE_LOCKERS, ""));
                case OFFLINE_LOCKERS -> Optional.of(new Position(Stage.FAULTY_LOCKERS, ""));
                case FAULTY_LOCKERS -> Optional.empty();
            };
        }
    }
}
