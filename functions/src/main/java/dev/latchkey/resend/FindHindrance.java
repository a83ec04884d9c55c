package dev.latchkey.resend;

import dev.latchkey.locker.Lockers;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.FindHold;
import java.time.Clock;
import java.util.Optional;

/// Finds out why there is nothing to act on for what two people would have to agree to, so that nobody is asked for
/// what is not possible as things stand. That it is possible now says nothing of later: whoever does it looks again.
public final class FindHindrance {

    private final FindHold findHold;
    private final Recipients recipients;
    private final Proposals proposals;
    private final Lockers lockers;
    private final Clock clock;

    public FindHindrance(FindHold findHold, Recipients recipients, Proposals proposals, Lockers lockers, Clock clock) {
        this.findHold = findHold;
        this.recipients = recipients;
        this.proposals = proposals;
        this.lockers = lockers;
        this.clock = clock;
    }

    /// @param action a step of its own, or any other, with which a new contact came
    /// @return nothing where it is possible
    Optional<Acted> find(Delivery delivery, String requestId, Action action) {
        return switch (action) {
            case ROTATE -> withoutCode(delivery).map(Acted::notPossible);
            case OPEN -> shut(delivery);
            case CANCEL -> uncancellable(delivery).map(Acted::notPossible);
            case RELEASE -> unheld(delivery).map(Acted::notPossible);
            case DIAGNOSE, RESEND, EXTEND, RELOCATE ->
                unchangeable(delivery, requestId).map(Acted::notPossible);
        };
    }

    private Optional<Hindrance> withoutCode(Delivery delivery) {
        boolean hasLiveCode = delivery.liveCode()
                .map(IssuedCode::expiresAt)
                .filter(end -> end.isAfter(clock.instant()))
                .isPresent();
        return where(!hasLiveCode, Hindrance.NoLiveCode);
    }

    private Optional<Acted> shut(Delivery delivery) {
        return Ending.of(delivery)
                .or(() -> where(delivery.placement().isEmpty(), Hindrance.NothingAtLocker))
                .or(() -> nobodys(delivery))
                .or(() -> withoutCode(delivery))
                .map(Acted::notPossible)
                .or(() -> away(delivery));
    }

    private Optional<Acted> away(Delivery delivery) {
        return delivery.registration()
                .map(Registration::lockerId)
                .flatMap(lockerId -> lockers.presence(lockerId).awaySince())
                .map(since -> Acted.notPossible(Hindrance.LockerAway).with("since", since));
    }

    private static Optional<Hindrance> uncancellable(Delivery delivery) {
        return nobodys(delivery).or(() -> Ending.of(delivery)).or(() -> Ending.beforeCancellation(delivery));
    }

    private Optional<Hindrance> unheld(Delivery delivery) {
        return where(!findHold.find(delivery).concernsAnybody(), Hindrance.NothingHeld);
    }

    private Optional<Hindrance> unchangeable(Delivery delivery, String requestId) {
        return nobodys(delivery)
                .or(() -> Ending.of(delivery))
                .or(() -> where(recipient(delivery).isEmpty(), Hindrance.NoRecipient))
                .or(() -> where(proposals.find(requestId).isEmpty(), Hindrance.NoNewContact));
    }

    private Optional<?> recipient(Delivery delivery) {
        return delivery.registration().map(Registration::recipientId).flatMap(recipients::find);
    }

    private static Optional<Hindrance> nobodys(Delivery delivery) {
        return where(delivery.registration().isEmpty(), Hindrance.NoRecipient);
    }

    private static Optional<Hindrance> where(boolean isSo, Hindrance hindrance) {
        return Optional.of(hindrance).filter(it -> isSo);
    }
}
