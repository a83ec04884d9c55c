package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.Subject;
import dev.latchkey.support.TimelineSeal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The steps of `resend-code` that find out what is wrong.
class DiagnosisHandlersTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().confirmedAt(cloud);

    @Test
    void aDiagnosisTellsReasonsAndWhatCanBeDone() {
        cloud.executions.put(Name.deliverParcel(parcel.deliveryId(), 1), Standing.FAILED);
        cloud.clock.advance(Duration.ofMinutes(2));

        var output = diagnose(false);

        assertThat(output.objects("reasons"))
                .extracting(reason -> reason.string("rule"))
                .containsExactly("PlacedWithoutCode", "WorkflowLost");
        assertThat(output.objects("reasons").getFirst().asMap())
                .isEqualTo(Map.of(
                        "rule",
                        "PlacedWithoutCode",
                        "cause",
                        "SystemError",
                        "confidence",
                        97,
                        "evidence",
                        List.of(Map.of(
                                "text", "Carrier and locker agree that the parcel is there, and it has no code",
                                "at", "2026-11-23T08:59:00Z")),
                        "confirmedBy",
                        "the integrity check, which finds `PlacedWithoutCode`",
                        "remedies",
                        List.of("IssueCode", "RepairDelivery", "OpenCase"),
                        "values",
                        Map.of("carrier", "acme", "lockerId", "locker-berlin-1", "compartment", "7")));
        assertThat(output.strings("remedies")).containsExactly("IssueCode", "RepairDelivery", "OpenCase");
        assertThat(output.bool("askLocker")).isFalse();
    }

    @Test
    void aDiagnosisIsInTheAuditOnceForEachLook() {
        diagnose(false);
        diagnose(false);
        diagnose(true);

        assertThat(cloud.audit.of(Subject.delivery(parcel.deliveryId())))
                .extracting(Numbered::entry)
                .allMatch(entry -> entry.what().equals("Diagnosed")
                        && entry.details().get("requestId").equals("request-1"))
                .extracting(entry -> entry.details().get("lockerAsked"))
                .containsExactly("false", "true");
        assertThat(cloud.audit
                        .of(Subject.delivery(parcel.deliveryId()))
                        .getFirst()
                        .entry()
                        .details())
                .containsEntry("rules", "CodeIsComing");
    }

    @Test
    void aDiagnosisSealsTheTimelineThatItWentBy() {
        diagnose(false);

        var seal = cloud.audit
                .of(Subject.delivery(parcel.deliveryId()))
                .getFirst()
                .entry()
                .details()
                .get(TimelineSeal.DETAIL);

        var timeline = cloud.deliveries.timeline(parcel.deliveryId());
        assertThat(timeline).isNotEmpty();
        assertThat(TimelineSeal.read(seal)).isEqualTo(TimelineSeal.of(timeline));
    }

    @Test
    void askLockerParksItsToken() {
        var output = Invocation.of(
                new AskLockerHandler(cloud.askLocker()),
                Map.of("deliveryId", parcel.deliveryId(), "requestId", "request-1", "taskToken", "t"));

        assertThat(output.bool("parked")).isTrue();
        assertThat(cloud.link.commands()).hasSize(1);
    }

    private JsonObject diagnose(boolean isLockerAsked) {
        return Invocation.of(
                new DiagnoseDeliveryHandler(cloud.diagnoseDelivery()),
                Map.of("deliveryId", parcel.deliveryId(), "requestId", "request-1", "lockerAsked", isLockerAsked));
    }
}
