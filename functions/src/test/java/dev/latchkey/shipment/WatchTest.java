package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Size;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.Estimate;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.Due.Confirmed;
import dev.latchkey.shipment.Due.News;
import dev.latchkey.shipment.Due.Nothing;
import dev.latchkey.shipment.Due.Over;
import dev.latchkey.shipment.Due.Tell;
import dev.latchkey.shipment.Due.Trace;
import dev.latchkey.shipment.Due.Untraced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is due of a parcel on its way, with the clock moved by hand.
class WatchTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant PROMISED = START.plus(Duration.ofDays(1));
    private static final Instant LATE = PROMISED.plus(Duration.ofHours(4));
    private static final Instant UNTRACED = PROMISED.plus(Duration.ofDays(7));

    private final Watch watch = new Watch(new WatchPolicy(
            Duration.ofHours(4),
            Duration.ofDays(7),
            Duration.ofHours(48),
            Duration.ofMinutes(120),
            Duration.ofDays(30)));
    private final Delivery registered = Delivery.unknown("acme", "JD014600003828392837")
            .registered(new Registration("r-1", "locker-berlin-1", Size.M, PROMISED, START));

    @Test
    void aParcelIsLateAfterTheGraceAndOnce() {
        assertThat(due(registered, LATE.minusSeconds(1))).isEqualTo(new Nothing(LATE));
        assertThat(due(registered, LATE)).isEqualTo(new Tell("late", News.LATE));
        assertThat(due(registered, LATE, "late")).isEqualTo(new Nothing(UNTRACED));
    }

    @Test
    void theNewestEstimateMovesTheWatchToALaterTime() {
        var revised = registered.estimated(new Estimate(PROMISED.plusSeconds(3600), START));

        assertThat(due(revised, LATE)).isEqualTo(new Nothing(LATE.plusSeconds(3600)));
    }

    @Test
    void anEstimateBeforeThePromiseHurriesNobody() {
        var early = registered.estimated(new Estimate(START, START));

        assertThat(due(early, START)).isEqualTo(new Nothing(LATE));
    }

    @Test
    void anOlderEstimateDoesNotTakeTheNewersPlace() {
        var newest = new Estimate(PROMISED.plusSeconds(60), START.plusSeconds(10));

        var revised = registered.estimated(newest).estimated(new Estimate(PROMISED.plusSeconds(99), START));

        assertThat(revised.estimate()).contains(newest);
    }

    @Test
    void nothingIsLateBeforeItIsAnnounced() {
        var promisedInThePast = Delivery.unknown("acme", "JD1")
                .registered(new Registration("r-1", "locker-berlin-1", Size.M, START.minusSeconds(86_400), START));

        assertThat(due(promisedInThePast, START)).isEqualTo(new Nothing(START.plus(Duration.ofHours(4))));
    }

    @Test
    void silenceMakesItUntracedAndAWordPutsThatOff() {
        var heard = UNTRACED.minusSeconds(60);
        var scanned = registered.reported(new CarrierReport(DeliveryStatus.InTransit, heard));

        assertThat(due(registered, UNTRACED, "late")).isEqualTo(new Untraced());
        assertThat(due(scanned, UNTRACED, "late")).isEqualTo(new Nothing(heard.plus(Duration.ofDays(7))));
    }

    @Test
    void noScansKeepItOnItsWayForEver() {
        var latest = PROMISED.plus(Duration.ofDays(30));
        var scanned = registered.reported(new CarrierReport(DeliveryStatus.InTransit, latest.minusSeconds(1)));

        assertThat(due(scanned, latest.minusSeconds(1), "late")).isEqualTo(new Nothing(latest));
        assertThat(due(scanned, latest, "late")).isEqualTo(new Untraced());
    }

    @ParameterizedTest
    @CsvSource({
        "AttemptFailed, ATTEMPT_FAILED, attempt-failed-2026-11-23",
        "AddressProblem, ADDRESS_PROBLEM, address-problem-2026-11-23",
        "Misrouted, MISROUTED, misrouted-2026-11-23",
        "Damaged, DAMAGED, damaged-2026-11-23",
        "Delayed, DELAYED, delayed-2026-11-23"
    })
    void anExceptionIsToldAtOnceAndTracedWhereItStands(DeliveryStatus status, News news, String id) {
        var troubled = registered.reported(new CarrierReport(status, START));
        var standing = START.plus(Duration.ofHours(48));

        assertThat(due(troubled, START)).isEqualTo(new Tell(id, news));
        assertThat(due(troubled, START, id)).isEqualTo(new Nothing(LATE));
        assertThat(due(troubled, standing, id, "late"))
                .isEqualTo(new Trace(id + "-unresolved", Doubt.ExceptionUnresolved, "carrier's " + status));
        assertThat(due(troubled.reported(new CarrierReport(DeliveryStatus.InTransit, standing)), standing, "late"))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void aReturnIsToldAndThenEndsIt() {
        var returned = registered.reported(new CarrierReport(DeliveryStatus.ReturningToSender, START));

        assertThat(due(returned, START)).isEqualTo(new Tell("returned", News.RETURNED));
        assertThat(due(returned, START, "returned")).isEqualTo(new Over(Outcome.Returned));
    }

    @Test
    void aReturnOfAParcelThatLiesInItsLockerIsAMismatch() {
        var returned = registered
                .placed(Placement.seen(7, START))
                .reported(new CarrierReport(DeliveryStatus.ReturningToSender, START));

        assertThat(due(returned, START)).isEqualTo(new Nothing(START.plusSeconds(7200)));
        assertThat(due(returned, START.plusSeconds(7200)))
                .isEqualTo(new Trace("deposit-without-delivered", Doubt.DepositWithoutDelivered, "carrier"));
    }

    @Test
    void deliveredWithoutADepositIsAMismatchAfterTheWindowAndOnce() {
        var said = registered.delivered(START);
        var over = START.plusSeconds(7200);

        assertThat(due(said, START)).isEqualTo(new Nothing(over));
        assertThat(due(said, over))
                .isEqualTo(new Trace("delivered-without-deposit", Doubt.DeliveredWithoutDeposit, "locker"));
        assertThat(due(said, over, "delivered-without-deposit")).isEqualTo(new Nothing(LATE));
    }

    @Test
    void theWindowOfWhatWasSaidBeforeTheRegistrationBeginsWithIt() {
        var said = registered.delivered(START.minus(Duration.ofDays(2)));

        assertThat(due(said, START)).isEqualTo(new Nothing(START.plusSeconds(7200)));
    }

    @Test
    void aRetractedDeliveredIsNoMismatch() {
        var retracted =
                registered.delivered(START).reported(new CarrierReport(DeliveryStatus.InTransit, START.plusSeconds(1)));

        assertThat(due(retracted, START.plusSeconds(1))).isEqualTo(new Nothing(LATE));
    }

    @Test
    void carrierAndLockerConfirmAndTheCarriersLaterWordChangesNothing() {
        var confirmed = registered.delivered(START).placed(Placement.seen(7, START.minusSeconds(5)));

        var contradicted = confirmed.reported(new CarrierReport(DeliveryStatus.Misrouted, START.plusSeconds(60)));

        assertThat(due(confirmed, START)).isEqualTo(new Confirmed());
        assertThat(due(contradicted, START.plusSeconds(60))).isEqualTo(new Confirmed());
        assertThat(confirmed.confirmedAt()).contains(START);
    }

    @Test
    void ofTheSameMomentDeliveredWins() {
        var confirmed = registered
                .reported(new CarrierReport(DeliveryStatus.ReturningToSender, START))
                .delivered(START)
                .placed(Placement.seen(7, START));

        assertThat(due(confirmed, START)).isEqualTo(new Confirmed());
    }

    @Test
    void whatIsCalledOffEndsWhateverElseIsKnown() {
        var confirmed = registered.delivered(START).placed(Placement.seen(7, START));

        assertThat(due(registered.cancelled(START), START)).isEqualTo(new Over(Outcome.Cancelled));
        assertThat(due(confirmed.cancelled(START), START)).isEqualTo(new Over(Outcome.Cancelled));
        assertThat(registered
                        .cancelled(START)
                        .delivered(START)
                        .placed(Placement.seen(7, START))
                        .isConfirmed())
                .isFalse();
    }

    @Test
    void whatHasEndedEndsTheWait() {
        var closed = registered.closed(new Closing(Outcome.Escalated, START));

        assertThat(due(closed, START)).isEqualTo(new Over(Outcome.Escalated));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryStatus.class,
            names = {"InTransit", "OutForDelivery"})
    void anOrdinaryScanMovesNothing(DeliveryStatus status) {
        var scanned = registered.reported(new CarrierReport(status, START));
        var said = registered.delivered(START);

        assertThat(watch.hasMoved(registered, scanned)).isFalse();
        assertThat(watch.hasMoved(said, said.reported(new CarrierReport(status, START.plusSeconds(1)))))
                .isFalse();
    }

    @Test
    void whatMakesSomethingDueMovesTheWatch() {
        var delivered = registered.delivered(START);

        assertThat(Stream.of(
                        delivered,
                        registered.placed(Placement.seen(7, START)),
                        registered.cancelled(START),
                        registered.reported(new CarrierReport(DeliveryStatus.Damaged, START)),
                        registered.reported(new CarrierReport(DeliveryStatus.ReturningToSender, START))))
                .allMatch(after -> watch.hasMoved(registered, after));
        assertThat(watch.hasMoved(delivered, delivered.placed(Placement.seen(7, START))))
                .isTrue();
    }

    @Test
    void whatIsDueLaterThanBeforeMovesNothingYet() {
        var revised = registered.estimated(new Estimate(PROMISED.plusSeconds(3600), START));

        assertThat(watch.hasMoved(registered, revised)).isFalse();
        assertThat(watch.hasMoved(revised, revised.estimated(new Estimate(PROMISED, START.plusSeconds(1)))))
                .isTrue();
    }

    @Test
    void aWorkflowWaitsForWholeSeconds() {
        var said = registered.delivered(START.plusMillis(1));

        assertThat(due(said, START.plusSeconds(1))).isEqualTo(new Nothing(START.plusSeconds(7201)));
    }

    @ParameterizedTest
    @EnumSource
    void everyNewsIsAKindOfNotice(News news) {
        assertThat(NoticeKind.valueOf(news.name()).carriesCode()).isFalse();
    }

    private Due due(Delivery delivery, Instant now, String... handled) {
        return watch.due(delivery, List.of(handled), now);
    }
}
