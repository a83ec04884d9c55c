package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

/// What the function that looks for causes says of parcels whose trouble is known.
@ExtendWith(Shared.OwnVirtualTime.class)
class DiagnosisRoadsTest {

    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final Outside outside;

    DiagnosisRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void ofAGoodJourneyNothingIsCalledBroken() {
        var parcel = registered();
        assertThat(rules(parcel)).containsExactly("OnItsWay");
        outside.settles();
        parcel.is("out-for-delivery");
        outside.passes(GRACE);
        assertThat(rules(parcel)).containsExactly("OnItsWay");
        parcel.is("delivered");
        assertThat(rules(parcel)).containsExactly("DepositDue");
        parcel.isDeposited();
        outside.settles();
        assertThat(rules(parcel)).containsExactly("CodeReceived");
        outside.passes(GRACE);
        assertThat(rules(parcel)).containsExactly("CodeReceived");

        parcel.isCollected().ends("Collected");

        assertThat(rules(parcel)).containsExactly("AlreadyCollected");
    }

    // ---- ours ----

    @Test
    void aCodeWhoseRecordIsGone() {
        var parcel = arrived();
        outside.cloud().lose(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code");

        assertThat(rules(parcel)).containsExactly("CodeNotReserved", "CodeReceived");
    }

    @Test
    void aWorkflowThatWasStopped() {
        var parcel = registered();
        outside.passes(GRACE);
        outside.cloud().stop(parcel.deliveryId(), "deliver-" + parcel.deliveryId());

        assertThat(rules(parcel)).containsExactly("WorkflowLost", "OnItsWay");
    }

    @Test
    void aContactThatCannotBeRead() {
        var parcel = registered();
        outside.settles();
        outside.cloud().corruptAddress(parcel.recipient().recipientId(), "not a number");

        assertThat(rules(parcel)).containsExactly("ContactUnreadable", "OnItsWay");
    }

    // ---- the recipient's, and the channels' ----

    @ParameterizedTest
    @CsvSource({
        "SMS, bounces, AddressInvalid, WrongNumber",
        "SMS, optedOut, ChannelRefused, NotificationFailure",
        "PUSH, disabled, ChannelRefused, NotificationFailure"
    })
    void aChannelThatRefusesAndOneThatBringsTheCode(String channel, String behaviour, String rule, String cause) {
        var parcel = outside.parcelFor(channel, "EMAIL");
        parcel.phone().behaves(channel, behaviour);
        parcel.hasArrived();
        outside.settles();

        assertThat(rules(parcel)).containsExactly(rule, "CodeReceived");
        assertThat(diagnosis(parcel).path("reasons").get(0).path("cause").asText())
                .isEqualTo(cause);

        parcel.isCollected().ends("Collected");
    }

    @Test
    void aChannelThatIsSilent() {
        var parcel = outside.parcelFor("SMS");
        parcel.phone().behaves("SMS", "silent");
        parcel.hasArrived();
        outside.settles();
        assertThat(rules(parcel)).containsExactly("StillTrying");

        outside.passes(Duration.ofMinutes(3));

        assertThat(rules(parcel)).containsExactly("NoReceipt");
    }

    // ---- the carrier's ----

    @Test
    void aParcelThatWentAstray() {
        var parcel = registered();
        parcel.is("misrouted");
        outside.settles();

        assertThat(rules(parcel)).containsExactly("Misrouted");
    }

    @Test
    void aDeliveryThatNoDoorOpenedFor() {
        var parcel = registered();
        parcel.is("delivered");
        outside.locker(Outside.ONLINE);
        outside.passes(Duration.ofMinutes(10));

        assertThat(rules(parcel)).containsExactly("DeliveredWithoutDeposit");
    }

    // ---- the locker's ----

    @Test
    void aDoorThatJams() {
        var parcel = arrived();
        int compartment = parcel.known().body().path("compartment").asInt();
        var cabinet = outside.locker(Outside.ONLINE).cabinet();
        outside.passes(Duration.ofSeconds(1));
        cabinet.breakDown(compartment, Fault.DOOR_JAMMED);

        outside.locker(Outside.ONLINE).types(parcel.phone().code());

        Eventually.holds("the jam is found", () -> rules(parcel).getFirst().equals("CompartmentFaulty"));
        cabinet.repair(compartment);
    }

    @Test
    void aLockerThatIsSwitchedOffWithTheCode() {
        var parcel = arrived();
        outside.switchOff(Outside.ONLINE);

        Eventually.holds(
                "its absence is found", () -> rules(parcel).equals(List.of("LockerAwayWithGrant", "CodeReceived")));
        assertThat(diagnosis(parcel).path("askLocker").asBoolean()).isFalse();

        outside.locker(Outside.ONLINE);
        Eventually.holds("it is back", () -> rules(parcel).equals(List.of("CodeReceived")));
    }

    /// Promised for tomorrow.
    private Parcel registered() {
        var parcel = outside.parcel();
        var promise = "\"promisedAt\": \"" + outside.now().plus(Duration.ofDays(1)) + "\"";
        outside.carrier("acme")
                .sends(
                        "registered-" + parcel.trackingNumber(),
                        parcel.registration().replaceAll("\"promisedAt\" *: *\"[^\"]*\"", promise));
        return parcel;
    }

    private Parcel arrived() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        return parcel.becomes("ReadyForPickup");
    }

    private List<String> rules(Parcel parcel) {
        return diagnosis(parcel).path("reasons").findValuesAsText("rule");
    }

    /// In which nothing is said that is not for an execution's history.
    private JsonNode diagnosis(Parcel parcel) {
        var event = JSON.createObjectNode()
                .put("deliveryId", parcel.deliveryId())
                .put("requestId", "request-of-" + parcel.deliveryId());
        var answer = outside.cloud()
                .lambda()
                .invoke(request -> request.functionName("latchkey-DiagnoseDeliveryFunction")
                        .payload(SdkBytes.fromUtf8String(event.toString())))
                .payload()
                .asByteArray();
        assertThat(new String(answer, StandardCharsets.UTF_8)).doesNotContain(secrets(parcel));
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> secrets(Parcel parcel) {
        var recipient = parcel.recipient();
        return Stream.of(
                        recipient.addresses().stream(),
                        Stream.of(recipient.name(), parcel.trackingNumber()),
                        parcel.phone().codes().stream())
                .flatMap(secrets -> secrets)
                .toList();
    }
}
