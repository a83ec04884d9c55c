package dev.latchkey.support;

import dev.latchkey.shipment.AwaitRelease;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.Release;
import dev.latchkey.shipment.Release.Approval;
import dev.latchkey.shipment.Release.Scope;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.ReleaseDelivery.Released.Approved;
import dev.latchkey.support.ReleaseDelivery.Released.Complete;
import dev.latchkey.support.ReleaseDelivery.Released.NotHeld;
import dev.latchkey.support.ReleaseDelivery.Released.Repeated;
import dev.latchkey.support.ReleaseDelivery.Released.Unknown;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Releases a delivery from its security hold, once two different people have said so of the same contact and
/// the same locker. A change in between makes the first one's word void.
public final class ReleaseDelivery {

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final FindHold findHold;
    private final AwaitRelease awaitRelease;
    private final Clock clock;

    public ReleaseDelivery(
            Deliveries deliveries, ChangeDelivery change, FindHold findHold, AwaitRelease awaitRelease, Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.findHold = findHold;
        this.awaitRelease = awaitRelease;
        this.clock = clock;
    }

    /// @param principal who says so
    /// @param reason for people who read the timeline
    public Released release(String deliveryId, Principal principal, String reason) {
        return deliveries
                .find(deliveryId)
                .map(delivery -> release(delivery, principal, reason))
                .orElseGet(Unknown::new);
    }

    /// Both words at once, of two who have agreed to what one of them saw; what has changed since stays held.
    ///
    /// @param seen what they agreed to
    /// @param first another person than `second`
    public Released release(String deliveryId, Scope seen, Principal first, Principal second, String reason) {
        var afterFirst = deliveries.find(deliveryId).map(delivery -> release(delivery, seen, first, reason));
        return afterFirst
                .filter(Complete.class::isInstance)
                .or(() -> deliveries.find(deliveryId).map(delivery -> release(delivery, seen, second, reason)))
                .orElseGet(Unknown::new);
    }

    private Released release(Delivery delivery, Principal principal, String reason) {
        return release(delivery, findHold.scope(delivery), principal, reason);
    }

    private Released release(Delivery delivery, Scope scope, Principal principal, String reason) {
        var given = delivery.release().filter(release -> release.scope().equals(scope));
        if (given.filter(Release::isComplete)
                .filter(release -> release.isBy(principal))
                .isPresent()) {
            return complete(delivery.deliveryId(), given.get());
        }
        if (!findHold.find(delivery).concernsAnybody()) {
            awaitRelease.lookAgain(delivery.deliveryId());
            return new NotHeld();
        }
        return given.filter(release -> release.isBy(principal)).isPresent()
                ? new Repeated()
                : approve(delivery, scope, principal, reason);
    }

    private Released approve(Delivery delivery, Scope scope, Principal principal, String reason) {
        var approval = new Approval(principal, clock.instant());
        var approved = change.changeKnown(
                        delivery.deliveryId(),
                        known -> known.approved(scope, approval),
                        new TimelineEntry(
                                "release-approved-" + principal.arn(),
                                approval.at(),
                                "HoldReleaseApproved",
                                Map.of("by", principal.arn(), "reason", reason)),
                        Optional.empty())
                .delivery();
        var release = approved.release().orElseThrow();
        return release.isComplete() ? complete(delivery.deliveryId(), release) : new Approved(release.principals());
    }

    /// Safe to repeat: whoever lost the answer of a release finishes it.
    private Released complete(String deliveryId, Release release) {
        var now = clock.instant();
        var scope = release.scope();
        var id = "released-" + scope.lockerId() + "-" + changes(scope);
        change.changeKnown(
                deliveryId,
                UnaryOperator.identity(),
                new TimelineEntry(id, now, "HoldReleased", Map.of("by", release.principals())),
                Optional.of(SeenEvent.ofWorkflow(id, now)));
        awaitRelease.goOn(deliveryId, "released-" + changes(scope));
        return new Complete(release.principals());
    }

    /// Versions only rise, so their sum tells one state of a household's contacts from every other.
    private static long changes(Scope scope) {
        return scope.contacts().values().stream().mapToLong(Long::longValue).sum();
    }

    /// What became of it.
    public sealed interface Released {

        /// @param by the principals
        record Complete(List<String> by) implements Released {}

        /// Another principal is needed.
        ///
        /// @param by the one who has released so far
        record Approved(List<String> by) implements Released {}

        /// This person has released it before, under whatever role; another one is needed.
        record Repeated() implements Released {}

        record NotHeld() implements Released {}

        record Unknown() implements Released {}
    }
}
