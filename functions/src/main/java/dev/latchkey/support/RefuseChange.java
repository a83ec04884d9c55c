package dev.latchkey.support;

import dev.latchkey.code.RotateCode;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.AwaitRelease;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.LockerChange;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.Hold.SuspiciousContact;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.TooMuchContention;
import dev.latchkey.support.RefuseChange.Refused.Done;
import dev.latchkey.support.RefuseChange.Refused.NotHeld;
import dev.latchkey.support.RefuseChange.Refused.Unknown;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Refuses the change that a delivery is held for: its code is rotated, a suspicious contact is closed and the last
/// known one put back, and the notice goes there. A changed locker cannot be put back once the parcel lies in it, so
/// people are told, and the hold stands until they release it.
///
/// The code comes first and the contact last, so that a refusal that broke off is done by repeating it.
public final class RefuseChange {

    public static final String REASON = "LockerChangeRefused";

    /// Each round lets one of those through who change the contact at the same moment.
    private static final int MAX_ROUNDS = 20;

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Recipients recipients;
    private final FindHold findHold;
    private final RotateCode rotateCode;
    private final ApplyContactChange applyContactChange;
    private final OpenCase openCase;
    private final AwaitRelease awaitRelease;
    private final Clock clock;

    public RefuseChange(
            Deliveries deliveries,
            ChangeDelivery change,
            Recipients recipients,
            FindHold findHold,
            RotateCode rotateCode,
            ApplyContactChange applyContactChange,
            OpenCase openCase,
            AwaitRelease awaitRelease,
            Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.recipients = recipients;
        this.findHold = findHold;
        this.rotateCode = rotateCode;
        this.applyContactChange = applyContactChange;
        this.openCase = openCase;
        this.awaitRelease = awaitRelease;
        this.clock = clock;
    }

    /// @param principal who says so, as an ARN
    /// @param reason for people who read the timeline
    public Refused refuse(String deliveryId, String principal, String reason) {
        return deliveries
                .find(deliveryId)
                .map(delivery -> refuse(delivery, principal, reason))
                .orElseGet(Unknown::new);
    }

    private Refused refuse(Delivery delivery, String principal, String reason) {
        var hold = findHold.find(delivery);
        if (!hold.concernsAnybody()) {
            goOn(delivery.deliveryId());
            return new NotHeld();
        }
        note(delivery, hold, principal, reason);
        rotateCode.rotate(delivery.deliveryId());
        var cases = Stream.concat(
                        hold.locker().stream().map(changed -> tellOf(delivery, changed)),
                        hold.contacts().stream().flatMap(contact -> putBack(delivery, contact).stream()))
                .toList();
        goOn(delivery.deliveryId());
        return new Done(cases);
    }

    /// With a code that has been rotated; the one before needs no second notice.
    private void goOn(String deliveryId) {
        deliveries
                .find(deliveryId)
                .flatMap(Delivery::code)
                .filter(code -> code.version() > 1)
                .ifPresentOrElse(
                        code -> awaitRelease.goOn(deliveryId, "code-v" + code.version()),
                        () -> awaitRelease.lookAgain(deliveryId));
    }

    private void note(Delivery delivery, Hold hold, String principal, String reason) {
        var now = clock.instant();
        change.changeKnown(
                delivery.deliveryId(),
                known -> known,
                new TimelineEntry(
                        "refused-" + principal,
                        now,
                        "ChangeRefused",
                        Map.of("by", principal, "reason", reason, "refused", hold.reasons())),
                Optional.empty());
    }

    private String tellOf(Delivery delivery, LockerChange changed) {
        return openCase.open(delivery.deliveryId(), REASON, "locker " + changed.to(), "changed after dispatch");
    }

    /// @return the cases of those who cannot be reached now
    private List<String> putBack(Delivery delivery, SuspiciousContact contact) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var putBack = close(delivery, contact.recipientId());
            if (putBack.isPresent()) {
                return applyContactChange.apply(putBack.get());
            }
        }
        throw new TooMuchContention(delivery.deliveryId());
    }

    /// @return the newest version then; nothing where somebody else changed the contact at the same moment
    private Optional<Known> close(Delivery delivery, String recipientId) {
        var now = clock.instant();
        var lastKnown = findHold.lastKnown(delivery, recipientId).orElseThrow();
        findHold.suspiciousVersions(delivery, recipientId)
                .forEach(known -> recipients.close(recipientId, known.version(), now));
        var newest = recipients.find(recipientId).orElseThrow();
        return newest.version() == lastKnown.version()
                ? Optional.of(newest)
                : recipients.replace(newest, lastKnown.recipient(), now);
    }

    /// What became of it.
    public sealed interface Refused {

        /// @param cases that were opened
        record Done(List<String> cases) implements Refused {

            public Done {
                cases = List.copyOf(cases);
            }
        }

        record NotHeld() implements Refused {}

        record Unknown() implements Refused {}
    }
}
