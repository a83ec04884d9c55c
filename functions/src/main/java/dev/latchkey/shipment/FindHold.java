package dev.latchkey.shipment;

import dev.latchkey.recipient.ContactHistory;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.LockerChange;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.Hold.SuspiciousContact;
import dev.latchkey.shipment.Release.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Looks whether a delivery is under a security hold.
///
/// A contact is judged as it stood when the code was issued, so that a hold ends by what people decide and not by
/// waiting. Before there is a code it is judged as of now.
public final class FindHold {

    private final Recipients recipients;
    private final Duration window;
    private final Clock clock;

    /// @param window how long an address must have stood to be sent a code
    public FindHold(Recipients recipients, Duration window, Clock clock) {
        this.recipients = recipients;
        this.window = window;
        this.clock = clock;
    }

    /// Nothing is held of a parcel that has left its locker, or whose delivery has ended: there is no code to keep.
    public Hold find(Delivery delivery) {
        boolean hasLeft = delivery.isConfirmed() && !delivery.isWaitingForPickup();
        return hasLeft || delivery.isClosed() ? Hold.NONE : standing(delivery);
    }

    private Hold standing(Delivery delivery) {
        return new Hold(
                delivery.registration().flatMap(known -> suspicious(delivery, known.recipientId())),
                suspiciousChange(delivery),
                delivery.registration().map(Registration::delegates).orElse(List.of()).stream()
                        .flatMap(delegate -> suspicious(delivery, delegate).stream())
                        .toList());
    }

    /// What a release of this delivery would cover now.
    public Scope scope(Delivery delivery) {
        var registration = delivery.registration().orElseThrow(() -> new NoSuchDelivery(delivery.deliveryId()));
        var versions = new HashMap<String, Long>();
        registration
                .household()
                .forEach(recipientId ->
                        recipients.find(recipientId).ifPresent(known -> versions.put(recipientId, known.version())));
        return new Scope(versions, registration.lockerId());
    }

    /// The last version of a contact that is not suspicious: the newest, or the one before it changed.
    public Optional<Known> lastKnown(Delivery delivery, String recipientId) {
        return recipients.history(recipientId).map(history -> history.lastKnown(moment(delivery), window));
    }

    /// The versions of a contact that made it suspicious and are not refused yet.
    public List<Known> suspiciousVersions(Delivery delivery, String recipientId) {
        return recipients
                .history(recipientId)
                .map(history ->
                        history.suspiciousSince(history.lastKnown(moment(delivery), window), moment(delivery), window))
                .orElse(List.of());
    }

    private Optional<SuspiciousContact> suspicious(Delivery delivery, String recipientId) {
        return recipients
                .history(recipientId)
                .filter(history -> history.isNewestSuspicious(moment(delivery), window))
                .map(ContactHistory::newest)
                .map(newest -> new SuspiciousContact(recipientId, newest.version(), newest.since()))
                .filter(contact -> delivery.release()
                        .filter(release -> release.covers(contact.recipientId(), contact.version()))
                        .isEmpty());
    }

    private static Optional<LockerChange> suspiciousChange(Delivery delivery) {
        return delivery.lockerChange()
                .filter(change -> delivery.isRedirectedAfterDispatch())
                .filter(change -> delivery.release()
                        .filter(release -> release.covers(change.to()))
                        .isEmpty());
    }

    private Instant moment(Delivery delivery) {
        return delivery.code().map(IssuedCode::issuedAt).orElseGet(clock::instant);
    }
}
