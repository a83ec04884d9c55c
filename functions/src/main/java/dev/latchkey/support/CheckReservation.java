package dev.latchkey.support;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes;
import dev.latchkey.code.Codes.AtLocker;
import dev.latchkey.code.RevokeCode;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.support.Finding.Found;
import java.time.Clock;
import java.util.Optional;

/// Takes away digits and grants at lockers that belong to no live code, and sends the locker a manifest without
/// them. What has expired opens nothing and is forgotten by itself.
public final class CheckReservation {

    private final Deliveries deliveries;
    private final Codes codes;
    private final Lockers lockers;
    private final RevokeCode revokeCode;
    private final PublishManifest publishManifest;
    private final ActOnFinding findings;
    private final Clock clock;

    public CheckReservation(
            Deliveries deliveries,
            Codes codes,
            Lockers lockers,
            RevokeCode revokeCode,
            PublishManifest publishManifest,
            ActOnFinding findings,
            Clock clock) {
        this.deliveries = deliveries;
        this.codes = codes;
        this.lockers = lockers;
        this.revokeCode = revokeCode;
        this.publishManifest = publishManifest;
        this.findings = findings;
        this.clock = clock;
    }

    Optional<Found> check(AtLocker held) {
        if (!held.code().expiresAt().isAfter(clock.instant())) {
            return Optional.empty();
        }
        try {
            return check(held, deliveries.find(held.code().deliveryId()));
        } catch (UnreadableDelivery foundElsewhere) {
            // Whether its code is live cannot be told: people have its case.
            return Optional.empty();
        }
    }

    private Optional<Found> check(AtLocker held, Optional<Delivery> delivery) {
        var code = held.code();
        if (codes.find(code.deliveryId()).filter(its -> isSame(its, code)).isPresent()) {
            return delivery.filter(CheckReservation::mayHaveCode).isPresent()
                    ? Optional.empty()
                    : act(held, () -> revokeCode.revoke(code.deliveryId(), code.lockerId()));
        }
        return delivery.filter(known -> hasLostItsRecord(known, code)).isPresent()
                ? Optional.empty()
                : act(held, () -> remove(held));
    }

    /// An escalated delivery keeps its code: its parcel lies there, and people can tell the recipient.
    private static boolean mayHaveCode(Delivery delivery) {
        return delivery.collectedAt().isEmpty()
                && delivery.closing()
                        .map(closing -> closing.outcome() == Outcome.Escalated)
                        .orElse(true);
    }

    /// Then the record is what is wrong, not the reservation.
    private static boolean hasLostItsRecord(Delivery delivery, CodeRecord code) {
        return mayHaveCode(delivery)
                && delivery.liveCode()
                        .filter(live -> live.version() == code.version())
                        .isPresent();
    }

    private Optional<Found> act(AtLocker held, Runnable repair) {
        return findings.act(held.code().deliveryId(), Finding.ReservationWithoutDelivery, held.place(), () -> {
            repair.run();
            return Finding.Outcome.Repaired;
        });
    }

    private void remove(AtLocker orphan) {
        if (codes.removeOrphan(orphan)) {
            lockers.find(orphan.code().lockerId()).ifPresent(publishManifest::publish);
        }
    }

    private static boolean isSame(CodeRecord its, CodeRecord code) {
        return its.digest().equals(code.digest()) && its.lockerId().equals(code.lockerId());
    }
}
