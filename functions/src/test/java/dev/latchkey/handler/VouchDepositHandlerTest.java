package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonFields;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.support.Case;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VouchDepositHandlerTest {

    private static final String COURIER = "arn:aws:iam::123456789012:user/courier-7";
    private static final String VOUCHED = read("vouch-deposit.json").replace("09:10", "08:50");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();
    private final FakeContext context = new FakeContext();
    private final VouchDepositHandler handler =
            new VouchDepositHandler(cloud.vouchDeposit(), cloud.openCase(), cloud.clock);

    @BeforeEach
    void isDelivered() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.delivered());
    }

    @Test
    void standsInForTheLockersDepositAndSaysWhoVouched() {
        var answer = post(VOUCHED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("deliveries/vouched.json").asMap());
        assertThat(cloud.delivery(parcel.deliveryId()).placement().orElseThrow().vouchedBy())
                .contains(COURIER);
        assertThat(cloud.deliveries.timeline(parcel.deliveryId()))
                .filteredOn(entry -> entry.type().equals("DepositVouched"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("by", COURIER)
                        .containsEntry("compartment", 7)
                        .containsEntry("reason", "Locker has no network; I closed the door myself"));
    }

    @Test
    void vouchingForTheSameAgainChangesNothing() {
        post(VOUCHED);

        assertThat(post(VOUCHED).status()).isEqualTo(200);

        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "DepositVouched"))
                .isEqualTo(1);
    }

    @Test
    void theLockersOwnDepositStaysWhatItIs() {
        cloud.recordDeposit().record(InMemoryCloud.LOCKER_ID, parcel.deposited());

        assertThat(post(VOUCHED).status()).isEqualTo(200);

        assertThat(cloud.delivery(parcel.deliveryId()).placement().orElseThrow().vouchedBy())
                .isEmpty();
    }

    @Test
    void nobodyVouchesForAnotherCompartmentThanTheKnownOne() {
        cloud.recordDeposit().record(InMemoryCloud.LOCKER_ID, parcel.deposited());

        var answer = post(VOUCHED.replace("7,", "1,"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("deliveries/other-compartment.json").asMap());
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("DepositVouched");
    }

    @Test
    void aParcelWhoseDeliveryIsOverIsTakenUpByPeople() {
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Escalated);

        assertThat(post(VOUCHED).body().string("status")).isEqualTo("Escalated");

        assertThat(cloud.cases.of(parcel.deliveryId())).extracting(Case::reason).containsExactly("ParcelWithoutCode");
        assertThat(context.lines()).singleElement().asString().contains("\"CaseOpened\":1", "ParcelWithoutCode");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"compartment\": 7', '\"compartment\": 99', compartment",
        "'\"compartment\": 7', '\"compartment\": \"x\"', compartment",
        "2026-11-23T08:50:00Z, 2026-11-23T09:06:00Z, depositedAt",
        "2026-11-23T08:50:00Z, yesterday, depositedAt",
        "'\"reason\":', '\"reasons\":', reason",
        "Locker has no network, call ada@example.com, reason",
        "Locker has no network, call 0171 392 0042, reason"
    })
    void refusesWhatCannotBeAndNamesTheField(String part, String instead, String field) {
        var answer = post(VOUCHED.replace(part, instead));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().string("field")).isEqualTo(field);
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.AwaitingDeposit);
    }

    @Test
    void refusesABodyThatIsNoJson() {
        assertThat(post("deposited!").problem()).isEqualTo("invalid-json");
    }

    @Test
    void knowsNoParcelThatNobodySpokeOf() {
        assertThat(post("d-unknown", VOUCHED).status()).isEqualTo(404);
        assertThat(post("../d", VOUCHED).status()).isEqualTo(404);
    }

    @Test
    void nobodyVouchesForAParcelThatNobodyRegistered() {
        var other = new Parcel("JD014600003828392999");
        cloud.recordCarrierEvent().record(other.delivered());

        assertThat(post(other.deliveryId(), VOUCHED).problem()).isEqualTo("not-registered");
    }

    private Answer post(String body) {
        return post(parcel.deliveryId(), body);
    }

    private Answer post(String deliveryId, String body) {
        var event = JsonFields.of("pathParameters", Map.of("deliveryId", deliveryId))
                .and("headers", Map.of())
                .and("body", body)
                .and("isBase64Encoded", false)
                .and("requestContext", Map.of("authorizer", Map.of("iam", Map.of("userArn", COURIER))));
        return Answer.read(Invocation.of(handler, event.map(), context));
    }

    private static String read(String name) {
        return new String(EventFile.bytes("deliveries/" + name), StandardCharsets.UTF_8);
    }
}
