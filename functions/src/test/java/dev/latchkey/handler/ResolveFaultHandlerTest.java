package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.LockerFault;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.DeliveryStatus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolveFaultHandlerTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final LockerFault jam = cloud.raiseFault()
            .raise(LOCKER, "doorDidNotOpen", "major", 7, InMemoryCloud.START, Map.of())
            .fault();
    private final ResolveFaultHandler handler = new ResolveFaultHandler(cloud.resolveFault());

    @Test
    void whatIsRepairedIsOver() {
        assertThat(post(jam.faultId(), file("repaired.json")).status()).isEqualTo(200);
        assertThat(post(jam.faultId(), file("repaired.json")).status()).isEqualTo(200);

        assertThat(cloud.faults.open(LOCKER)).isEmpty();
    }

    @Test
    void aParcelThatIsHandedOverEndsAsRelocated() {
        cloud.warnRecipients().warn(LOCKER, jam.faultId());

        assertThat(post(jam.faultId(), file("handed-over.json")).status()).isEqualTo(200);

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Relocated);
        assertThat(cloud.delivery(parcel.deliveryId()).handover().orElseThrow().place())
                .isEqualTo("Kiosk Nord, Hauptstraße 1");
    }

    @Test
    void aParcelGoesToNoLockerThatIsNotThere() {
        cloud.warnRecipients().warn(LOCKER, jam.faultId());

        assertThat(post(jam.faultId(), file("relocated.json")).status()).isEqualTo(404);

        assertThat(cloud.delivery(parcel.deliveryId()).isFor(LOCKER)).isTrue();
    }

    @Test
    void itMustBeClearWhichParcelIsMeant() {
        assertThat(post(jam.faultId(), file("handed-over.json")).problem()).isEqualTo("which-parcel");
    }

    @Test
    void nobodyResolvesAFaultThatIsNotThere() {
        assertThat(post("f-none", file("repaired.json")).problem()).isEqualTo("unknown-fault");
        assertThat(post("../x", file("repaired.json")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"resolution\":\"ignored\"}; resolution",
                "{}; resolution",
                "{\"resolution\":\"relocated\"}; compartment",
                "{\"resolution\":\"handedOver\"}; place",
                "{\"resolution\":\"repaired\",\"deliveryId\":\"not one\"}; deliveryId"
            })
    void aResolutionThatMakesNoSenseIsRefused(String body, String field) {
        var answer = post(jam.faultId(), body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().string("field")).isEqualTo(field);
    }

    private Answer post(String faultId, String body) {
        var iam = Map.of("userArn", "arn:aws:iam::000000000000:user/tilda");
        return Answer.read(Invocation.of(
                handler,
                Map.of(
                        "pathParameters",
                        Map.of("lockerId", LOCKER, "faultId", faultId),
                        "requestContext",
                        Map.of("authorizer", Map.of("iam", iam)),
                        "headers",
                        Map.of(),
                        "body",
                        body)));
    }

    private static String file(String name) {
        return new String(EventFile.bytes("technicians/" + name), StandardCharsets.UTF_8);
    }
}
