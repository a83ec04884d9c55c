package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Standing;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Case;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordLockerEventHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();
    private final FakeContext context = new FakeContext();
    private final RecordLockerEventHandler handler = new RecordLockerEventHandler(cloud);

    static List<String> events() {
        return EventFile.names("mqtt", "event-");
    }

    @ParameterizedTest
    @MethodSource("events")
    void recordsEachEventThatALockerSends(String file) {
        parcel.readyAt(cloud);

        assertThat(handle(sample(file)).bool("recorded")).isTrue();
        assertThat(cloud.link.rejections()).isEmpty();
    }

    @Test
    void aDepositPlacesTheParcel() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.delivered());

        handle(sample("event-deposited.json"));

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Placed);
    }

    @Test
    void aDepositByAClockThatIsDaysAheadHasHappenedByNow() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.delivered());

        handle(atTime("2027-11-23T09:00:00Z", sample("event-deposited.json")));

        assertThat(cloud.deliveries.find(parcel.deliveryId()).orElseThrow().placement())
                .get()
                .extracting(placement -> placement.at())
                .isEqualTo(cloud.clock.instant());
    }

    @Test
    void aPickupByAClockThatIsDaysAheadHasHappenedByNow() {
        parcel.readyAt(cloud);

        handle(atTime("2027-11-23T09:00:00Z", sample("event-collected.json")));

        assertThat(cloud.deliveries.find(parcel.deliveryId()).orElseThrow().collectedAt())
                .contains(cloud.clock.instant());
    }

    @Test
    void aDepositAfterTheEndOpensACaseAndIsCounted() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Returned);

        handle(sample("event-deposited.json"));

        assertThat(cloud.cases.of(parcel.deliveryId())).extracting(Case::reason).containsExactly("ParcelWithoutCode");
        assertThat(cloud.timeline(parcel.deliveryId())).contains("ParcelDeposited");
        assertThat(context.lines()).singleElement().asString().contains("\"CaseOpened\":1");
    }

    @Test
    void theDepositOfACollectedParcelThatIsReportedAgainConcernsNobody() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.delivered());
        handle(sample("event-deposited.json"));
        cloud.clock.advance(Duration.ofDays(1));
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Collected);

        handle(sample("event-deposited.json"));

        assertThat(cloud.cases.of(parcel.deliveryId())).isEmpty();
    }

    @Test
    void anOpeningIsNoPickup() {
        parcel.readyAt(cloud);

        handle(sample("event-opened.json"));

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.ReadyForPickup);
        assertThat(cloud.timeline(parcel.deliveryId())).contains("DoorOpened");
    }

    @Test
    void aPickupCollectsTheParcel() {
        parcel.readyAt(cloud);

        handle(sample("event-collected.json"));

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
    }

    @Test
    void aPickupEndsTheNoticeThatAwaitsItsReceipt() {
        parcel.readyAt(cloud);
        awaitReceipt();

        handle(sample("event-collected.json"));

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("t", Map.of("outcome", "NothingToTell", "channel", Channel.SMS)));
    }

    @Test
    void emptyingACompartmentThatTheParcelWasMovedFromEndsNothing() {
        parcel.readyAt(cloud);
        cloud.relocateParcel()
                .relocate(
                        parcel.deliveryId(),
                        new Place(InMemoryCloud.LOCKER_ID, 1),
                        cloud.clock.instant(),
                        Optional.of("arn:aws:iam::000000000000:user/technician"));
        awaitReceipt();

        handle(sample("event-collected.json"));

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.ReadyForPickup);
        assertThat(cloud.workflows.completions()).isEmpty();
        assertThat(cloud.link.rejections()).isEmpty();
    }

    private void awaitReceipt() {
        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), "code", 1),
                        NoticeKind.CODE,
                        new ContactRef("r-1", 1, 1, Channel.SMS),
                        new TaskToken("t"));
    }

    @Test
    void keepsWhatALockerReportsOfItselfOnce() {
        for (int times = 0; times < 2; times++) {
            List.of("event-health.json", "event-fault.json", "event-refused.json", "event-locked-out.json")
                    .forEach(file -> handle(sample(file)));
        }

        var reports = cloud.lockers.reports(InMemoryCloud.LOCKER_ID);
        assertThat(reports.health()).isPresent();
        assertThat(cloud.workflows.faults()).hasSize(2);
        assertThat(cloud.watchPanel().look(InMemoryCloud.LOCKER_ID).wrongCodes())
                .isEqualTo(1);
        assertThat(cloud.watchPanel().look(InMemoryCloud.LOCKER_ID).lockedUntil())
                .isPresent();
    }

    @Test
    void tooManyWrongCodesAreAFaultAndCountedOnceForTheAlarm() {
        for (int i = 0; i < 12; i++) {
            var refused = sample("event-refused.json");
            refused.put("eventId", "e-" + i);
            handle(refused);
        }

        assertThat(cloud.fleet.in(Standing.State.FAULTY, "", 1))
                .singleElement()
                .satisfies(locker -> assertThat(locker.standing().wrongCodes()).isEqualTo(12));
        assertThat(context.lines())
                .filteredOn(line -> line.contains("PanelGuessedAt"))
                .hasSize(1);
    }

    @Test
    void aMessageThatMakesNoSenseIsRejectedWithTheReasonAndCounted() {
        var event = sample("event-deposited.json");
        event.put("compartment", "seven");

        var answer = handle(event);

        assertThat(answer.bool("recorded")).isFalse();
        assertThat(cloud.link.rejections()).containsExactly("locker-berlin-1: compartment must be an integer");
        assertThat(context.lines()).singleElement().asString().contains("LockerMessageRejected");
    }

    @Test
    void anEmptyMessageIsRejected() {
        handle(new HashMap<>(Map.of("lockerId", InMemoryCloud.LOCKER_ID)));

        assertThat(cloud.link.rejections()).containsExactly("locker-berlin-1: sequence is missing");
    }

    @Test
    void aTrackingNumberThatNoCarrierUsesIsRejected() {
        var event = sample("event-deposited.json");
        event.put("trackingNumber", "???");

        handle(event);

        assertThat(cloud.link.rejections()).singleElement().asString().contains("trackingNumber must have");
    }

    @Test
    void anotherLockersDeliveryIsRejected() {
        parcel.readyAt(cloud);
        for (var file : List.of("event-opened.json", "event-collected.json")) {
            var event = sample(file);
            event.put("lockerId", "locker-berlin-2");

            handle(event);
        }

        assertThat(cloud.link.rejections())
                .containsExactly("locker-berlin-2: is of no delivery here", "locker-berlin-2: is of no delivery here");
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.ReadyForPickup);
    }

    private JsonObject handle(Map<String, Object> event) {
        return Invocation.of(handler, event, context);
    }

    private static Map<String, Object> atTime(String occurredAt, Map<String, Object> event) {
        event.put("occurredAt", occurredAt);
        return event;
    }

    /// As the topic rule hands it over, and of the parcel at hand.
    private Map<String, Object> sample(String file) {
        var event = new HashMap<String, Object>(EventFile.json("mqtt/" + file).asMap());
        event.put("lockerId", InMemoryCloud.LOCKER_ID);
        event.computeIfPresent("deliveryId", (name, value) -> parcel.deliveryId());
        return event;
    }
}
