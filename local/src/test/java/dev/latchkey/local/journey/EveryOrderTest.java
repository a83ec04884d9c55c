package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events come in any order, twice and late. Whatever their order: one execution, one code, one notice.
@ExtendWith(Shared.RealTime.class)
class EveryOrderTest {

    private static final int COMPARTMENT = 7;

    private final Outside outside;
    private PlainLocker locker;

    EveryOrderTest(Outside outside) {
        this.outside = outside;
    }

    @BeforeEach
    void connect() {
        locker = outside.plainLocker(Outside.OFFLINE).obeying();
    }

    @AfterEach
    void disconnect() {
        locker.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registered delivered deposited",
                "registered deposited delivered",
                "delivered registered deposited",
                "delivered deposited registered",
                "deposited registered delivered",
                "deposited delivered registered",
                "registered registered delivered delivered deposited deposited",
                "deposited deposited delivered delivered registered registered",
                "delivered registered deposited delivered registered deposited"
            })
    void givesOneCodeAndOneNotice(String order) {
        var parcel = outside.parcelTo(Outside.OFFLINE);

        for (var event : order.split(" ")) {
            happens(event, parcel);
        }

        hasOneOfEverything(parcel);
        collect(parcel);
    }

    @RepeatedTest(5)
    void whateverIsSaidAtTheSameMoment() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        var events = Stream.of("registered", "delivered", "deposited");

        try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            events.flatMap(event -> Stream.of(event, event, event))
                    .forEach(event -> everybody.execute(() -> happens(event, parcel)));
        }

        hasOneOfEverything(parcel);
        collect(parcel);
    }

    @Test
    void whatIsSaidAgainLaterChangesNothing() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        happens("deposited", parcel);
        parcel.is("delivered");
        collect(parcel);

        assertThat(parcel.isRegistered().status()).isEqualTo(200);
        assertThat(parcel.is("delivered").status()).isEqualTo(200);
        happens("deposited", parcel);

        outside.settles();
        assertThat(parcel.status()).isEqualTo("Collected");
        assertThat(parcel.executions()).hasSize(3);
        assertThat(parcel.phone().shows()).hasSize(1);
    }

    @Test
    void aLateEventNeverMovesADeliveryBack() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        says(parcel, "out-for-delivery", Duration.ofMinutes(10));

        var answer = says(parcel, "in-transit", Duration.ofMinutes(50));
        assertThat(answer.text("status")).isEqualTo("OutForDelivery");
        says(parcel, "delivered", Duration.ofMinutes(5));
        says(parcel, "out-for-delivery-again", Duration.ofMinutes(6));
        assertThat(parcel.status()).isEqualTo("AwaitingDeposit");
        happens("deposited", parcel);

        hasOneOfEverything(parcel);
        collect(parcel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-for-delivery", "in-transit", "delayed", "attempt-failed", "misrouted"})
    void nothingShortOfDeliveredGivesACode(String event) {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        happens("deposited", parcel);

        parcel.is(event);

        outside.settles();
        assertThat(parcel.status()).isEqualTo("AwaitingCarrier");
        assertThat(outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code"))
                .isEmpty();
        assertThat(parcel.phone().shows()).isEmpty();
    }

    @Test
    void deliveredWithoutADepositGivesNoCode() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();

        parcel.is("delivered");

        outside.settles();
        assertThat(parcel.status()).isEqualTo("AwaitingDeposit");
        assertThat(parcel.phone().shows()).isEmpty();
    }

    @Test
    void aDepositInAnotherLockerGivesNoCode() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("delivered");

        happens("deposited", parcel);

        outside.settles();
        assertThat(parcel.status()).isEqualTo("AwaitingDeposit");
        assertThat(parcel.phone().shows()).isEmpty();
    }

    private void happens(String event, Parcel parcel) {
        switch (event) {
            case "registered" -> assertThat(parcel.isRegistered().status()).isBetween(200, 202);
            case "delivered" -> assertThat(parcel.is("delivered").status()).isBetween(200, 202);
            default -> locker.deposits("deposit-of-" + parcel.trackingNumber(), parcel.trackingNumber(), COMPARTMENT);
        }
    }

    /// An event of our own format that occurred some time ago.
    private Web.Answer says(Parcel parcel, String event, Duration ago) {
        var sample = Sample.named("latchkey-" + event.replace("-again", ""))
                .of(parcel.trackingNumber(), outside.now().minus(ago));
        return outside.carrier("acme").sends(event + parcel.trackingNumber(), sample.text());
    }

    private void hasOneOfEverything(Parcel parcel) {
        parcel.becomes("ReadyForPickup");
        parcel.phone().code();
        outside.settles();

        assertThat(parcel.phone().shows()).hasSize(1);
        assertThat(parcel.executions())
                .extracting(execution -> execution.name().replace(parcel.deliveryId(), "*"))
                .containsExactlyInAnyOrder("deliver-*", "notify-*-code", "pickup-*");
        assertThat(outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code"))
                .hasSize(1);
        assertThat(outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.OFFLINE, "code#").stream()
                        .filter(code -> code.get("deliveryId").s().equals(parcel.deliveryId())))
                .hasSize(1);
    }

    private void collect(Parcel parcel) {
        parcel.phone().code();
        locker.collects("pickup-of-" + parcel.trackingNumber(), parcel.deliveryId(), COMPARTMENT);
        parcel.ends("Collected");
    }
}
