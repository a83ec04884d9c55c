package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Size;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Deliveries.Written;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.Estimate;
import dev.latchkey.shipment.Delivery.Extension;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Interruption;
import dev.latchkey.shipment.Interruption.Cause;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.Release.Approval;
import dev.latchkey.shipment.Release.Scope;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class DeliveriesContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final Scope SCOPE = new Scope(Map.of("r-1", 2L, "r-2", 1L), "locker-2");
    private static final Optional<SeenEvent> NO_EVENT = Optional.empty();

    private final Deliveries deliveries;
    private final Delivery unknown =
            Delivery.unknown("acme", UUID.randomUUID().toString().toUpperCase(Locale.ROOT));

    DeliveriesContractTest(Memory.Kind kind) {
        deliveries = kind.memory().deliveries();
    }

    @Test
    void nothingIsKnownOfADeliveryThatNobodyWrote() {
        assertThat(deliveries.find(unknown.deliveryId())).isEmpty();
        assertThat(deliveries.findByTrackingNumber(unknown.trackingNumber())).isEmpty();
        assertThat(deliveries.timeline(unknown.deliveryId())).isEmpty();
    }

    @Test
    void givesBackEveryFact() {
        var full = unknown.registered(
                        new Registration("r-1", "locker-1", Size.M, NOW.plusSeconds(60), NOW, List.of("r-2", "r-3")))
                .reported(new CarrierReport(DeliveryStatus.OutForDelivery, NOW))
                .estimated(new Estimate(NOW.plusSeconds(90), NOW))
                .delivered(NOW.plusSeconds(1))
                .redirected("locker-2", NOW.plusSeconds(2))
                .approved(SCOPE, new Approval(new Principal("arn:aws:iam::1:user/noor"), NOW))
                .approved(SCOPE, new Approval(new Principal("arn:aws:iam::1:user/emil"), NOW.plusSeconds(1)))
                .placed(new Placement(7, NOW.plusSeconds(2), Optional.of("arn:aws:iam::123456789012:user/courier-7")))
                .cancelled(NOW.plusSeconds(3))
                .withCode(new IssuedCode(2, 8, "v1", NOW, NOW.plusSeconds(3600)))
                .extended(new Extension(NOW.plusSeconds(3), "recipient"), Duration.ofHours(48))
                .interrupted(new Interruption(Cause.Notice, NOW, NOW.plusSeconds(600)), Duration.ofDays(7))
                .interrupted(new Interruption(Cause.Locker, NOW, NOW.plusSeconds(300)), Duration.ofDays(7))
                .closed(new Closing(Outcome.Escalated, NOW.plusSeconds(4)));

        deliveries.write(full, entry("a"), NO_EVENT);

        assertThat(found())
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(full);
        assertThat(found().revision()).isEqualTo(1);
    }

    @Test
    void forgetsACodeThatWasTakenAway() {
        deliveries.write(unknown.withCode(new IssuedCode(1, 8, "v1", NOW, NOW)), entry("a"), NO_EVENT);

        deliveries.write(found().withoutCode(), entry("b"), NO_EVENT);

        assertThat(found().code()).isEmpty();
    }

    @Test
    void findsADeliveryByItsTrackingNumber() {
        deliveries.write(unknown, entry("a"), NO_EVENT);

        assertThat(deliveries.findByTrackingNumber(unknown.trackingNumber())).containsExactly(found());
        assertThat(deliveries.idsByTrackingNumber(unknown.trackingNumber())).containsExactly(unknown.deliveryId());
    }

    @Test
    void openDeliveriesAreThoseThatWereRegisteredAndHaveNotEnded() {
        deliveries.write(unknown, entry("a"), NO_EVENT);
        assertThat(open()).doesNotContain(unknown.deliveryId());

        deliveries.write(
                found().registered(new Registration("r-1", "locker-1", Size.M, NOW.plusSeconds(60), NOW)),
                entry("b"),
                NO_EVENT);
        assertThat(open()).contains(unknown.deliveryId());

        deliveries.write(found().closed(new Closing(Outcome.Collected, NOW)), entry("c"), NO_EVENT);
        assertThat(open()).doesNotContain(unknown.deliveryId());
    }

    @Test
    void openDeliveriesComeInPagesInTheirOrder() {
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> Delivery.unknown("acme", unknown.trackingNumber() + i)
                        .registered(new Registration("r-1", "locker-1", Size.M, NOW, NOW)))
                .peek(delivery -> deliveries.write(delivery, entry("a"), NO_EVENT))
                .map(Delivery::deliveryId)
                .toList();

        assertThat(deliveries.openAfter("", 2)).hasSize(2);
        assertThat(open()).containsAll(ids).isSorted().doesNotHaveDuplicates();
    }

    /// All pages, two at a time.
    private List<String> open() {
        var all = new ArrayList<String>();
        var page = deliveries.openAfter("", 2);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = deliveries.openAfter(all.getLast(), 2);
        }
        return all;
    }

    @Test
    void anOutdatedWriteChangesNothing() {
        deliveries.write(unknown, entry("a"), NO_EVENT);
        var outdated = unknown.collected(NOW);

        assertThat(deliveries.write(outdated, entry("b"), event("e"))).isEqualTo(Written.Outdated);

        assertThat(found().collectedAt()).isEmpty();
        assertThat(deliveries.timeline(unknown.deliveryId())).hasSize(1);
        assertThat(deliveries.write(found(), entry("b"), event("e"))).isEqualTo(Written.Done);
    }

    @Test
    void anEventThatWasSeenBeforeChangesNothing() {
        deliveries.write(unknown, entry("a"), event("e"));

        assertThat(deliveries.write(found().collected(NOW), entry("b"), event("e")))
                .isEqualTo(Written.SeenBefore);

        assertThat(found().collectedAt()).isEmpty();
        assertThat(deliveries.timeline(unknown.deliveryId())).hasSize(1);
    }

    @Test
    void anEventThatWasSeenBeforeIsSeenBeforeInAnOutdatedWriteToo() {
        deliveries.write(unknown, entry("a"), event("e"));

        assertThat(deliveries.write(unknown, entry("b"), event("e"))).isEqualTo(Written.SeenBefore);
    }

    @Test
    void theSameEventOfAnotherSourceIsAnother() {
        deliveries.write(unknown, entry("a"), event("e"));
        var other = Optional.of(new SeenEvent("other", "e", NOW));

        assertThat(deliveries.write(found(), entry("b"), other)).isEqualTo(Written.Done);
    }

    @Test
    void theTimelineIsInTheOrderOfTime() {
        deliveries.write(unknown, new TimelineEntry("late", NOW.plusMillis(5), "Late", Map.of()), NO_EVENT);
        deliveries.write(found(), new TimelineEntry("early", NOW, "Early", Map.of("n", 1, "word", "w")), NO_EVENT);
        deliveries.write(found(), new TimelineEntry("at once", NOW, "AtOnce", Map.of()), NO_EVENT);

        assertThat(deliveries.timeline(unknown.deliveryId()))
                .extracting(TimelineEntry::type)
                .containsExactly("AtOnce", "Early", "Late");
        assertThat(deliveries.timeline(unknown.deliveryId()).get(1).details()).isEqualTo(Map.of("n", 1, "word", "w"));
    }

    @Test
    void factsThatComeAtOnceAreAllKept() throws Exception {
        AtOnce.run(i -> change("fact-" + i, event("event-" + i)));

        assertThat(deliveries.timeline(unknown.deliveryId())).hasSize(AtOnce.THREADS);
        assertThat(found().revision()).isEqualTo(AtOnce.THREADS);
    }

    @Test
    void theSameEventFromManyAtOnceTakesEffectOnce() throws Exception {
        var changes = AtOnce.run(i -> change("fact", event("e")));

        assertThat(changes).extracting(Changed::isNew).containsOnlyOnce(true);
        assertThat(found().revision()).isEqualTo(1);
        assertThat(deliveries.timeline(unknown.deliveryId())).hasSize(1);
    }

    private Changed change(String id, Optional<SeenEvent> event) {
        return new ChangeDelivery(deliveries).change(unknown, known -> known.delivered(NOW), entry(id), event);
    }

    private Delivery found() {
        return deliveries.find(unknown.deliveryId()).orElseThrow();
    }

    private static TimelineEntry entry(String id) {
        return TimelineEntry.of(id, NOW, "Something");
    }

    private static Optional<SeenEvent> event(String id) {
        return Optional.of(new SeenEvent("locker-1", id, NOW.plusSeconds(60)));
    }
}
