package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.journey.Web.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to a parcel that is late, in trouble, called off, or of which carrier and locker do not say the same.
@ExtendWith(Shared.VirtualTime.class)
class TroubleRoadsTest {

    private static final int COMPARTMENT = 5;
    private static final Duration GRACE = Duration.ofHours(4);
    private static final Duration MISMATCH_WINDOW = Duration.ofHours(2);
    private static final Duration EXCEPTION_WINDOW = Duration.ofHours(48);

    private final Outside outside;

    TroubleRoadsTest(Outside outside) {
        this.outside = outside;
    }

    // ---- late ----

    @Test
    void itsRecipientIsToldOnceThatItIsLateAndGetsTheCodeWithIt() {
        var parcel = registered();

        outside.passes(GRACE.minusMinutes(1));
        assertThat(parcel.phone().shows()).isEmpty();
        outside.passes(Duration.ofMinutes(2));
        assertThat(headings(parcel)).containsExactly("Ihr Paket verspätet sich");
        outside.passes(Duration.ofDays(2));
        assertThat(parcel.phone().shows()).hasSize(1);

        arrives(parcel);
        assertThat(headings(parcel)).containsExactly("Ihr Paket verspätet sich", "Ihr Paket liegt im Schließfach");
        assertThat(parcel.cases()).isEmpty();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aNewEstimateOfTheCarrierMovesTheWatch() {
        var parcel = registered();
        var estimate = outside.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
        says(parcel, "out-for-delivery", outside.now(), estimate);

        outside.passes(Duration.ofDays(1).plus(GRACE).minusMinutes(1));
        assertThat(parcel.phone().shows()).isEmpty();
        outside.passes(Duration.ofMinutes(2));

        assertThat(headings(parcel)).containsExactly("Ihr Paket verspätet sich");
        assertThat(Instant.parse(parcel.known().text("expectedAt"))).isEqualTo(estimate);
    }

    @Test
    void waitingForItCostsNothingWhateverIsScanned() {
        var parcel = registered();
        var waiting = transitions(parcel);

        for (int scan = 0; scan < 20; scan++) {
            outside.passes(Duration.ofMinutes(10));
            says(parcel, scan % 2 == 0 ? "in-transit" : "out-for-delivery", outside.now(), outside.now());
        }
        outside.settles();

        assertThat(transitions(parcel)).isEqualTo(waiting);
        assertThat(parcel.status()).isEqualTo("OutForDelivery");
    }

    @Test
    void aCarriersWordPutsOffThatItCountsAsUntraced() {
        var parcel = registered();
        outside.passes(Duration.ofDays(6));
        says(parcel, "in-transit", outside.now());

        outside.passes(Duration.ofDays(7).minusMinutes(1));
        assertThat(parcel.status()).isEqualTo("InTransit");
        outside.passes(Duration.ofMinutes(2));

        parcel.ends("Escalated");
        assertThat(parcel.cases()).containsExactly("ParcelUntraced");
    }

    @Test
    void isEscalatedInTheEndHoweverOftenItIsScanned() {
        var parcel = registered();

        for (int day = 0; day < 35; day += 5) { // More often than every seven days, so that it never is untraced.
            says(parcel, "in-transit", outside.now());
            outside.passes(Duration.ofDays(5));
        }

        parcel.ends("Escalated");
        assertThat(parcel.cases()).containsExactly("ParcelUntraced");
    }

    // ---- the carrier's exceptions ----

    @ParameterizedTest
    @CsvSource({
        "attempt-failed, AttemptFailed, Ihr Paket konnte heute nicht zugestellt werden",
        "address-problem, AddressProblem, Rückfrage zu Ihrem Paket",
        "misrouted, Misrouted, Ihr Paket ist fehlgeleitet",
        "damaged, Damaged, Ihr Paket wurde beschädigt",
        "delayed, Delayed, Ihr Paket braucht länger"
    })
    void isInAStateOfItsOwnAndItsRecipientIsToldWhatItMeans(String event, String status, String heading) {
        var parcel = registered();

        says(parcel, event, outside.now());
        outside.settles();

        assertThat(parcel.status()).isEqualTo(status);
        assertThat(headings(parcel)).containsExactly(heading);
        arrives(parcel);
        assertThat(headings(parcel)).containsExactly(heading, "Ihr Paket liegt im Schließfach");
    }

    @Test
    void peopleLookIntoAnExceptionThatTheCarrierDoesNotResolve() {
        var parcel = registered();
        says(parcel, "damaged", outside.now());

        outside.passes(EXCEPTION_WINDOW.minusMinutes(1));
        assertThat(parcel.cases()).isEmpty();
        outside.passes(Duration.ofMinutes(2));

        assertThat(parcel.cases()).containsExactly("ExceptionUnresolved");
        assertThat(statements(parcel)).anyMatch(said -> said.endsWith("carrier acme: CarrierDamaged"));
        arrives(parcel);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void anExceptionThatTheCarrierResolvesConcernsNobodyElse() {
        var parcel = registered();
        says(parcel, "misrouted", outside.now());
        outside.passes(Duration.ofHours(1));
        says(parcel, "in-transit", outside.now());

        outside.passes(EXCEPTION_WINDOW);

        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void aSecondAttemptOnAnotherDayIsToldAgainTheSameOneIsNot() {
        var parcel = registered();
        var today = outside.now();

        says(parcel, "attempt-failed", today);
        says(parcel, "attempt-failed", today.plusMillis(1));
        outside.passes(Duration.ofDays(1));
        says(parcel, "attempt-failed", outside.now());
        outside.settles();

        assertThat(headings(parcel))
                .filteredOn("Ihr Paket konnte heute nicht zugestellt werden"::equals)
                .hasSize(2);
    }

    @Test
    void aReturnBeforeTheDepositEndsIt() {
        var parcel = registered();

        says(parcel, "returned", outside.now());

        parcel.ends("Returned");
        outside.settles();
        assertThat(headings(parcel)).containsExactly("Ihr Paket geht zurück");
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void aStatusThatNobodyKnowsStandsInTheTimelineAndChangesNothing() {
        var parcel = registered();

        var answer = says(parcel, "odd", outside.now());
        outside.settles();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(parcel.status()).isEqualTo("Registered");
        assertThat(parcel.timeline()).contains("CarrierUnknown");
        assertThat(parcel.known().body().path("timeline").toString()).contains("shipment.held_at_customs");
        assertThat(outside.listening().standardOutput() + logs()).contains("CarrierStatusUnknown");
    }

    // ---- carrier and locker do not say the same ----

    @Test
    void deliveredWithoutADepositIsTracedAndGoesOnWhenTheDepositComes() {
        var parcel = registered();
        says(parcel, "delivered", outside.now());

        outside.passes(MISMATCH_WINDOW.minusMinutes(1));
        assertThat(parcel.cases()).isEmpty();
        outside.passes(Duration.ofMinutes(2));

        assertThat(parcel.cases()).containsExactly("DeliveredWithoutDeposit");
        assertThat(statements(parcel))
                .anyMatch(said -> said.endsWith("carrier acme: CarrierDelivered"))
                .noneMatch(said -> said.contains("locker " + Outside.ONLINE));
        parcel.isDeposited();
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aDepositWithoutDeliveredIsTracedAndGoesOnWhenTheCarrierSaysSo() {
        var parcel = registered();
        says(parcel, "out-for-delivery", outside.now());
        parcel.isDeposited();

        outside.passes(MISMATCH_WINDOW.plusMinutes(1));

        assertThat(parcel.cases()).containsExactly("DepositWithoutDelivered");
        assertThat(statements(parcel))
                .anyMatch(said -> said.endsWith("carrier acme: CarrierOutForDelivery"))
                .anyMatch(said -> said.endsWith("locker " + Outside.ONLINE + ": ParcelDeposited"));
        assertThat(parcel.phone().shows()).isEmpty();
        parcel.is("delivered");
        outside.settles();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aRetractedDeliveredIsNotBelieved() {
        var parcel = registered();
        says(parcel, "delivered", outside.now().minusSeconds(60));
        says(parcel, "in-transit", outside.now().minusSeconds(30));
        assertThat(parcel.status()).isEqualTo("InTransit");

        parcel.isDeposited();
        outside.settles();

        assertThat(parcel.status()).isEqualTo("AwaitingCarrier");
        assertThat(parcel.phone().shows()).isEmpty();
        says(parcel, "delivered", outside.now());
        outside.settles();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aCodeOnceGivenIsNotTakenBackByTheCarriersLaterWord() {
        var parcel = registered();
        arrives(parcel);

        says(parcel, "returned", outside.now().plusSeconds(1));
        outside.settles();

        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aDepositThatComesBeforeTheRegistrationIsKept() {
        var parcel = outside.parcel();
        parcel.isDeposited();
        outside.passes(Duration.ofDays(1));

        parcel.isRegistered();
        parcel.is("delivered");
        outside.settles();

        parcel.isCollected().ends("Collected");
        assertThat(parcel.cases()).isEmpty();
    }

    // ---- vouching ----

    @Test
    void somebodyVouchesForTheDepositThatAnOfflineLockerCannotReport() {
        countsAsOffline();
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        parcel.is("delivered");

        var answer = vouch(parcel, COMPARTMENT);
        outside.passes(Duration.ofSeconds(31));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(headings(parcel)).containsExactly("Ihr Paket liegt im Schließfach");
        assertThat(parcel.phone().shows().getFirst().text())
                .contains("Das Schließfach ist gerade ohne Netz, es öffnet nur der QR-Code: ");
        assertThat(parcel.known().text("vouchedBy")).endsWith(":user/local");
        assertThat(parcel.known().body().path("timeline").toString())
                .contains("DepositVouched", ":user/local", "Locker has no network");
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            locker.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), COMPARTMENT);
        }
        outside.settles();
        assertThat(parcel.timeline()).contains("ParcelDeposited");
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void aLockerThatSawItGoInElsewhereIsTraced() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        vouch(parcel, COMPARTMENT);

        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            locker.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), COMPARTMENT + 1);
        }
        outside.settles();

        assertThat(parcel.cases()).containsExactly("OtherCompartment");
    }

    // ---- called off ----

    @Test
    void aCancellationOnTheWayEndsItAndIsTold() {
        var parcel = registered();

        says(parcel, "cancelled", outside.now());

        parcel.ends("Cancelled");
        assertThat(headings(parcel)).containsExactly("Ihr Paket wurde storniert");
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void aCancellationOfAParcelInItsLockerEndsItsCodeAndIsTold() {
        var parcel = registered();
        arrives(parcel);
        var code = parcel.phone().code();

        says(parcel, "cancelled", outside.now());

        parcel.ends("Cancelled");
        outside.settles();
        assertThat(headings(parcel)).containsExactly("Ihr Paket liegt im Schließfach", "Ihr Paket wurde storniert");
        assertThat(parcel.cases()).containsExactly("ParcelWithoutCode");
        outside.locker(Outside.ONLINE).types(code);
        outside.settles();
        assertThat(parcel.timeline()).doesNotContain("DoorOpened", "ParcelCollected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"returned", "cancelled"})
    void aDepositAfterTheEndIsTakenUpByPeople(String event) {
        var parcel = registered();
        says(parcel, event, outside.now());
        outside.settles();
        assertThat(parcel.cases()).isEmpty();

        parcel.isDeposited();
        outside.settles();

        assertThat(parcel.cases()).containsExactly("ParcelWithoutCode");
        assertThat(parcel.timeline()).contains("ParcelDeposited");
        assertThat(parcel.phone().codes()).isEmpty();
    }

    // ---- telling ----

    private Parcel registered() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        return parcel;
    }

    private void arrives(Parcel parcel) {
        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
    }

    private Answer says(Parcel parcel, String event, Instant at) {
        var sample = Sample.named("latchkey-" + event).of(parcel.trackingNumber(), at);
        sample.data().remove("estimatedDelivery");
        return send(parcel, event, at, sample);
    }

    private Answer says(Parcel parcel, String event, Instant at, Instant estimate) {
        var sample = Sample.named("latchkey-" + event).of(parcel.trackingNumber(), at);
        sample.data().put("estimatedDelivery", estimate.toString());
        return send(parcel, event, at, sample);
    }

    private Answer send(Parcel parcel, String event, Instant at, Sample sample) {
        return outside.carrier("acme").sends(event + at.toEpochMilli() + parcel.trackingNumber(), sample.text());
    }

    /// For so long that recipients are told.
    private void countsAsOffline() {
        outside.locker(Outside.OFFLINE);
        outside.settles();
        outside.switchOff(Outside.OFFLINE);
        Eventually.holds("the broker has noticed", () -> offline().text("state").equals("offline"));
        outside.passes(Duration.ofMinutes(30));
        outside.checksLockers();
        assertThat(offline().body().path("faults").toString()).contains("\"offline\"");
    }

    private Answer offline() {
        return outside.web().get("/lockers/" + Outside.OFFLINE);
    }

    private Answer vouch(Parcel parcel, int compartment) {
        var body = read("vouch-deposit.json")
                .replace("\"compartment\": 7", "\"compartment\": " + compartment)
                .replace("2026-11-23T09:10:00Z", outside.now().toString());
        return outside.web()
                .post(
                        "/deliveries/" + parcel.deliveryId() + "/deposit",
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String name) {
        try {
            return Files.readString(Sample.ROOT.resolve("events/deliveries").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> headings(Parcel parcel) {
        return parcel.phone().shows().stream().map(Phone.Message::heading).toList();
    }

    /// What carrier and locker said, as it stands in the timeline's entries of the cases.
    private static List<String> statements(Parcel parcel) {
        return StreamSupport.stream(parcel.known().body().path("timeline").spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals("CaseOpened"))
                .flatMap(entry -> StreamSupport.stream(
                        entry.path("details").path("statements").spliterator(), false))
                .map(said -> said.asText())
                .toList();
    }

    private long transitions(Parcel parcel) {
        return parcel.executions().stream()
                .flatMap(execution -> outside.cloud().history(execution).stream())
                .filter(event -> event.typeAsString().endsWith("StateEntered"))
                .count();
    }

    private String logs() {
        try (var files = Files.walk(outside.state().resolve("logs"))) {
            return String.join(
                    "\n",
                    files.filter(Files::isRegularFile)
                            .map(TroubleRoadsTest::text)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
