package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseDeliveryHandlerTest {

    private static final String RELEASE = file("release.json");
    private static final String REFUSE = file("refuse.json");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final ReleaseDeliveryHandler handler =
            new ReleaseDeliveryHandler(cloud.releaseDelivery(), cloud.refuseChange(), cloud.clock);

    @Test
    void twoPrincipalsRelease() {
        Household.changes(cloud, Household.STRANGE);

        var first = post("noor", RELEASE);
        var again = post("noor", RELEASE);
        var second = post("emil", RELEASE);

        is(first, 202, "approved.json");
        is(again, 409, "another-principal-needed.json");
        is(second, 200, "released.json");
    }

    @Test
    void onePrincipalRefuses() {
        Household.changes(cloud, Household.STRANGE);

        is(post("noor", REFUSE), 200, "refused.json");
        is(post("emil", REFUSE), 409, "not-held.json");
    }

    @Test
    void thereIsNothingToDecideWhereNothingIsHeld() {
        is(post("noor", RELEASE), 409, "not-held.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"decision\":\"release\",\"reason\":\"call ada@example.com\"}",
                "{\"decision\":\"release\",\"reason\":\"call 0171 392 0042\"}",
                "{\"decision\":\"release\",\"reason\":\" \"}",
                "{\"decision\":\"release\"}"
            })
    void aReasonIsNeededThatHoldsNoAddress(String body) {
        Household.changes(cloud, Household.STRANGE);

        var answer = post("noor", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().string("field")).isEqualTo("reason");
        assertThat(cloud.delivery(parcel.deliveryId()).release()).isEmpty();
    }

    @Test
    void aDecisionIsOneOfTwo() {
        assertThat(post("noor", RELEASE.replace("\"release\"", "\"perhaps\""))
                        .body()
                        .string("field"))
                .isEqualTo("decision");
        assertThat(post("noor", "no json").status()).isEqualTo(400);
    }

    @Test
    void nobodyDecidesOnWhatDoesNotExist() {
        assertThat(post("d-nothing", "noor", RELEASE).status()).isEqualTo(404);
        assertThat(post("../etc", "noor", REFUSE).status()).isEqualTo(404);
    }

    @Test
    void aHeldDeliverySaysSoAndWhatReleasesIt() {
        Household.changes(cloud, Household.STRANGE);
        post("noor", RELEASE);

        var answer = Answer.read(Invocation.of(
                new ReadDeliveryHandler(
                        cloud.readDelivery(), cloud.cases, cloud.listResends(), cloud.helpLink(), cloud.publicUrl()),
                Map.of("pathParameters", Map.of("deliveryId", parcel.deliveryId()))));

        var hold = answer.body().object("hold");
        assertThat(hold.strings("reasons")).containsExactly("ContactChanged");
        assertThat(hold.instant("since")).isEqualTo(cloud.clock.instant());
        assertThat(hold.strings("approvedBy")).containsExactly("arn:aws:iam::000000000000:user/noor");
        assertThat(hold.integer("approvalsNeeded")).isEqualTo(1);
        assertThat(answer.text()).contains("user/noor").doesNotContain("3920066", "3920042");
    }

    private static void is(Answer answer, int status, String file) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("releases/" + file).asMap());
    }

    private Answer post(String user, String body) {
        return post(parcel.deliveryId(), user, body);
    }

    private Answer post(String deliveryId, String user, String body) {
        var iam = Map.of("userArn", "arn:aws:iam::000000000000:user/" + user);
        return Answer.read(Invocation.of(
                handler,
                Map.of(
                        "pathParameters",
                        Map.of("deliveryId", deliveryId),
                        "requestContext",
                        Map.of("authorizer", Map.of("iam", iam)),
                        "headers",
                        Map.of(),
                        "body",
                        body)));
    }

    private static String file(String name) {
        return new String(EventFile.bytes("releases/" + name), StandardCharsets.UTF_8);
    }
}
