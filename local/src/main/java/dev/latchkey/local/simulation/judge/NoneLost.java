package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Known.Parcel;
import dev.latchkey.local.simulation.judge.Sighting.RegistrationAnswered;
import dev.latchkey.local.simulation.judge.Sighting.Told;
import dev.latchkey.local.simulation.judge.Sighting.WebhookAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Every registered delivery ends in a named final state, and in the one that everybody could see.
final class NoneLost implements Rule {

    /// A door that opened within the pickup window can be closed, and its word arrive, after the window's end.
    private static final Duration LAST_MOMENT = Duration.ofMinutes(10);

    private final Duration pickupWindow;
    private final Set<String> told = new HashSet<>();

    NoneLost(Duration pickupWindow) {
        this.pickupWindow = pickupWindow;
    }

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        switch (sighting) {
            case WebhookAnswered it
            when it.status() / 100 == 4 ->
                verdict.broken(it.deliveryId(), it.at(), it.type() + " was refused with " + it.status());
            case RegistrationAnswered it
            when it.status() / 100 == 4 ->
                verdict.broken(it.deliveryId(), it.at(), "its registration was refused with " + it.status());
            case Told it -> {
                told.add(it.deliveryId());
                check(it, known, verdict);
            }
            default -> {}
        }
    }

    private void check(Told it, Known known, Verdict verdict) {
        var parcel = known.parcel(it.deliveryId());
        if (parcel.registered.isEmpty()) {
            return;
        }
        if (it.outcome().isEmpty()) {
            verdict.broken(it.deliveryId(), it.at(), "has not ended: " + it.state() + ", HTTP " + it.status());
            return;
        }
        var contradiction = contradiction(it.outcome().get(), parcel, known);
        if (!contradiction.isEmpty()) {
            verdict.broken(it.deliveryId(), it.at(), contradiction);
        }
    }

    private String contradiction(String outcome, Parcel parcel, Known known) {
        return switch (outcome) {
            case "Collected" -> parcel.takenOut.isPresent() || parcel.isUnseen ? "" : "Collected, but nobody took it";
            case "Returned" -> returned(parcel, known);
            case "Cancelled" -> cancelled(parcel, known);
            case "Relocated" -> parcel.takenOut.isEmpty() ? "" : outcome + ", but somebody took it";
            case "Escalated" -> parcel.cases.isEmpty() ? "Escalated, but nobody has a case" : "";
            default -> outcome + " is no final state";
        };
    }

    /// Who stands at the door when the parcel is called off, or at a locker that does not know yet, may still take it.
    private static String cancelled(Parcel parcel, Known known) {
        var wasSeenTaken = parcel.takenOut
                .filter(taken -> !known.wasCutOff(taken.lockerId(), taken.at())
                        && parcel.cancelled
                                .filter(at -> taken.at().isAfter(at.plus(LAST_MOMENT)))
                                .isPresent())
                .isPresent();
        return wasSeenTaken ? "Cancelled, but somebody took it" : "";
    }

    /// A locker that was cut off can tell of a pickup only after the window, and one whose sensors are broken never.
    private String returned(Parcel parcel, Known known) {
        var wasSeenTaken = parcel.takenOut
                .filter(taken -> !parcel.isUnseen
                        && !known.wasCutOff(taken.lockerId(), taken.at())
                        && !isAtTheEnd(parcel, taken.at()))
                .isPresent();
        return wasSeenTaken ? "Returned, but its recipient took it" : "";
    }

    private boolean isAtTheEnd(Parcel parcel, Instant takenAt) {
        return parcel.codes.values().stream()
                .anyMatch(shown -> takenAt.isAfter(shown.plus(pickupWindow).minus(LAST_MOMENT)));
    }

    @Override
    public void ended(Instant at, Known known, Verdict verdict) {
        known.parcels().stream()
                .filter(parcel -> parcel.registered.isPresent() && !told.contains(parcel.deliveryId))
                .forEach(parcel -> verdict.broken(parcel.deliveryId, at, "was accepted, and nobody can tell its end"));
    }
}
