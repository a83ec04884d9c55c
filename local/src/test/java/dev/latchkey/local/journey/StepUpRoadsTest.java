package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What support asks for that two people must agree to, from the request to the door or the phone.
@ExtendWith(Shared.VirtualTime.class)
class StepUpRoadsTest {

    private static final String ROTATE = ",\"action\":\"rotate\"";
    private static final String APPROVE = "approve";
    private static final int COMPARTMENT = 8;

    private final Outside outside;
    private final Support support;

    StepUpRoadsTest(Outside outside) {
        this.outside = outside;
        this.support = new Support(outside);
    }

    @Test
    void ofARequestFromTheConsoleNobodyIsKnownSoTwoOthersAgree() {
        var parcel = arrives(outside.parcel());
        var old = parcel.phone().code();

        var name = support.starts(Support.asks(parcel.trackingNumber(), ROTATE));
        var approvalId = support.reads("console-" + name).text("approvalId");
        assertThat(support.decides(approvalId, "noor", APPROVE)).isEqualTo(202);
        assertThat(support.decides(approvalId, "noor", APPROVE)).isEqualTo(409);
        assertThat(parcel.phone().codes()).containsExactly(old);
        assertThat(support.decides(approvalId, "emil", APPROVE)).isEqualTo(200);

        assertThat(support.output(name).path("outcome").asText()).isEqualTo("Rotated");
        assertThat(parcel.phone().codes()).hasSize(2);
        outside.locker(Outside.ONLINE).types(old);
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void theDoorThatTwoAgreedToOpensAndItsLockerSaysSo() {
        var parcel = arrives(outside.parcel());

        var answer = agreedTo(parcel, "open");

        assertThat(answer.path("outcome").asText()).isEqualTo("Opened");
        assertThat(answer.path("summary").asText()).startsWith("The locker has opened your door.");
        assertThat(opening(answer.path("approvalId").asText()).path("status").asText())
                .isEqualTo("done");
    }

    @Test
    void aDoorThatJamsIsSaidToHaveStayedShutAndPeopleHaveIt() {
        var parcel = arrives(outside.parcel());
        int compartment = parcel.known().body().path("compartment").asInt();
        var cabinet = outside.locker(Outside.ONLINE).cabinet();
        cabinet.breakDown(compartment, Fault.DOOR_JAMMED);

        var answer = agreedTo(parcel, "open");

        cabinet.repair(compartment);
        assertThat(answer.path("outcome").asText()).isEqualTo("CaseOpened");
        assertThat(answer.path("summary").asText())
                .startsWith("The locker has tried to open your door, but it stayed shut. Our people have taken it up.");
        assertThat(answer.path("actionsTaken")).isEmpty();
        assertThat(parcel.cases()).contains("ResendUnresolved");
    }

    @Test
    void aLockerThatDoesNotAnswerIsSaidNotTo() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        try (var silent = outside.plainLocker(Outside.OFFLINE).obeying()) {
            parcel.isRegistered();
            parcel.is("delivered");
            silent.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), COMPARTMENT);
            parcel.becomes("ReadyForPickup");
            var id = asked(parcel, ",\"action\":\"open\"");
            outside.passes(Duration.ofMinutes(1));
            assertThat(support.decides(support.reads(id).text("approvalId"), "emil", APPROVE))
                    .isEqualTo(200);
            assertThat(support.reads(id).text("status")).isEqualTo("running");

            outside.passes(Duration.ofSeconds(45));

            assertThat(answer(id).path("outcome").asText()).isEqualTo("CaseOpened");
            assertThat(answer(id).path("summary").asText())
                    .startsWith("We have told the locker to open your door, but it has not answered in time.");
            silent.collects("collected-" + parcel.trackingNumber(), parcel.deliveryId(), COMPARTMENT);
            parcel.ends("Collected");
        }
    }

    @Test
    void aParcelThatIsCalledOffOpensForNobody() {
        var parcel = arrives(outside.parcel());
        var code = parcel.phone().code();

        var answer = agreedTo(parcel, "cancel");

        assertThat(answer.path("outcome").asText()).isEqualTo("Cancelled");
        assertThat(parcel.status()).isEqualTo("Cancelled");
        outside.locker(Outside.ONLINE).types(code);
        outside.settles();
        assertThat(parcel.timeline()).contains("CancelledBySupport").doesNotContain("ParcelCollected");
    }

    @Test
    void aRefusalIsAnsweredAndNothingHappens() {
        var parcel = arrives(outside.parcel());

        var id = support.posts("noor", Support.asks(parcel.trackingNumber(), ROTATE))
                .text("requestId");
        assertThat(support.decides(support.reads(id).text("approvalId"), "emil", "refuse"))
                .isEqualTo(200);

        assertThat(answer(id).path("outcome").asText()).isEqualTo("ApprovalRefused");
        assertThat(parcel.phone().codes()).hasSize(1);
        parcel.isCollected().ends("Collected");
    }

    @ParameterizedTest
    @CsvSource({
        "rotate, There is no valid code",
        "open, Your parcel lies in no compartment",
        "release, Nothing is held",
        "extend, No parcel waits",
        "relocate, No parcel waits"
    })
    void whatIsNotPossibleIsSaidAtOnceAndNobodyIsAsked(String action, String why) {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();

        var id = asked(parcel, ",\"action\":\"%s\"".formatted(action));

        assertThat(answer(id).path("outcome").asText()).isEqualTo("Explained");
        assertThat(answer(id).path("summary").asText()).contains(why);
        assertThat(support.reads(id).body().has("approvalId")).isFalse();
    }

    @Test
    void aCollectedParcelIsNotCalledOffAndItsRecipientsContactStays() {
        var parcel = arrives(outside.parcelFor("PUSH", "SMS"));
        parcel.isCollected().ends("Collected");
        var contact = ",\"newContact\":{\"channel\":\"email\",\"address\":\"%s\"}"
                .formatted(parcel.recipient().on("EMAIL").email());

        var cancelled = support.posts("noor", Support.asks(parcel.trackingNumber(), ",\"action\":\"cancel\""));
        outside.passes(Duration.ofSeconds(31));
        var changed = support.posts("noor", Support.asks(parcel.trackingNumber(), contact));

        for (var asked : List.of(cancelled, changed)) {
            var answer = answer(asked.text("requestId"));
            assertThat(answer.path("outcome").asText()).isEqualTo("Explained");
            assertThat(answer.path("summary").asText()).contains("was collected, has gone back or was called off");
        }
    }

    @Test
    void aNewContactIsHeldAndTheCodeGoesThereOnceItIsReleased() {
        var parcel = arrives(outside.parcelFor("PUSH", "SMS"));
        var email = parcel.recipient().on("EMAIL");
        var elsewhere = new Phone(email, outside.web());

        var changed =
                agreed(parcel, ",\"newContact\":{\"channel\":\"email\",\"address\":\"%s\"}".formatted(email.email()));
        assertThat(changed.path("outcome").asText()).isEqualTo("ContactChanged");
        assertThat(elsewhere.shows()).isEmpty();
        assertThat(parcel.phone().channels()).contains("SMS");
        outside.passes(Duration.ofSeconds(31));
        var released = agreedTo(parcel, "release");

        assertThat(released.path("outcome").asText()).isEqualTo("Released");
        assertThat(elsewhere.codes()).containsExactly(parcel.phone().code());
        parcel.isCollected().ends("Collected");
    }

    private Parcel arrives(Parcel parcel) {
        parcel.hasArrived();
        outside.settles();
        return parcel.becomes("ReadyForPickup");
    }

    private JsonNode agreedTo(Parcel parcel, String action) {
        return agreed(parcel, ",\"action\":\"%s\"".formatted(action));
    }

    /// One asks and another one approves.
    private JsonNode agreed(Parcel parcel, String more) {
        var id = asked(parcel, more);
        var approvalId = support.reads(id).text("approvalId");
        assertThat(support.decides(approvalId, "emil", APPROVE)).isEqualTo(200);
        return answer(id);
    }

    private String asked(Parcel parcel, String more) {
        return support.posts("noor", Support.asks(parcel.trackingNumber(), more))
                .text("requestId");
    }

    private JsonNode answer(String requestId) {
        return support.reads(requestId).body().path("answer");
    }

    private JsonNode opening(String approvalId) {
        return outside.web().get("/approvals/" + approvalId).body().path("opening");
    }
}
