package dev.latchkey.code;

import dev.latchkey.code.Pickup.Collected;
import dev.latchkey.code.Pickup.Held;
import dev.latchkey.code.Pickup.NotReady;
import dev.latchkey.code.Pickup.Over;
import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.Pickup.Replaced;
import dev.latchkey.code.PickupLinks.Target;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.FindHold;
import java.time.Clock;
import java.util.Optional;

/// Finds what a link to a pickup page shows. A token is made only while the code of that very link is live and
/// nothing holds it.
public final class ShowPickup {

    private final PickupLinks links;
    private final Lockers lockers;
    private final Recipients recipients;
    private final FindHold findHold;
    private final MintPickupToken mintToken;
    private final Clock clock;

    public ShowPickup(
            PickupLinks links,
            Lockers lockers,
            Recipients recipients,
            FindHold findHold,
            MintPickupToken mintToken,
            Clock clock) {
        this.links = links;
        this.lockers = lockers;
        this.recipients = recipients;
        this.findHold = findHold;
        this.mintToken = mintToken;
        this.clock = clock;
    }

    /// @param language the recipient's, BCP 47; empty where nothing is known of them
    public record Shown(Delivery delivery, Optional<String> language, Pickup pickup) {}

    /// Empty where the link is forged.
    public Optional<Shown> show(String token) {
        return links.read(token)
                .map(target -> new Shown(target.delivery(), language(target.delivery()), pickup(target)));
    }

    private Pickup pickup(Target target) {
        var delivery = target.delivery();
        if (delivery.collectedAt().isPresent()) {
            return new Collected();
        }
        if (delivery.isClosed() || delivery.isCancelled()) {
            return new Over();
        }
        return delivery.isConfirmed() ? waiting(target) : new NotReady();
    }

    /// A link is made of a code, so where there is none any more, it has ended.
    private Pickup waiting(Target target) {
        var code = target.delivery().liveCode().filter(it -> clock.instant().isBefore(it.expiresAt()));
        if (code.isEmpty()) {
            return new Over();
        }
        if (code.get().version() != target.codeVersion()) {
            return new Replaced();
        }
        return findHold.find(target.delivery()).stands() ? new Held() : ready(target.delivery(), code.get());
    }

    private Pickup ready(Delivery delivery, IssuedCode code) {
        var locker = locker(delivery);
        var compartment = delivery.placement().orElseThrow().compartment();
        return mintToken
                .mint(delivery, code)
                .<Pickup>map(token -> new Ready(locker, compartment, code.expiresAt(), token))
                .orElseGet(NotReady::new);
    }

    private Locker locker(Delivery delivery) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        return lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
    }

    private Optional<String> language(Delivery delivery) {
        return delivery.registration()
                .map(Registration::recipientId)
                .flatMap(recipients::find)
                .map(known -> known.recipient().language());
    }
}
