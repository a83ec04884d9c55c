package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExtendPickupHandlerTest {

    private static final String MIA = "arn:aws:iam::000000000000:user/mia";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final ExtendPickupHandler handler = new ExtendPickupHandler(cloud.extendPickup());

    @Test
    void tellsTheNewEnd() {
        var answer = extend(parcel.deliveryId());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().string("codeExpiresAt")).isEqualTo("2026-11-28T09:00:00Z");
        assertThat(cloud.delivery(parcel.deliveryId()).extension().orElseThrow().by())
                .isEqualTo(MIA);
    }

    @Test
    void aSecondTimeTellsTheEndThatStands() {
        extend(parcel.deliveryId());

        var again = extend(parcel.deliveryId());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("already-extended");
        assertThat(again.body().string("detail")).contains("2026-11-28T09:00:00Z");
    }

    @Test
    void aParcelThatDoesNotWaitIsSaidNotTo() {
        cloud.expireCode().cancel(parcel.deliveryId());

        assertThat(extend(parcel.deliveryId()).problem()).isEqualTo("nothing-waits");
    }

    @Test
    void answers404ForADeliveryThatDoesNotExist() {
        assertThat(extend("d-nothing").status()).isEqualTo(404);
        assertThat(extend("../../etc").status()).isEqualTo(404);
    }

    private Answer extend(String deliveryId) {
        return Answer.read(Invocation.of(
                handler,
                Map.of(
                        "pathParameters",
                        Map.of("deliveryId", deliveryId),
                        "requestContext",
                        Map.of("authorizer", Map.of("iam", Map.of("userArn", MIA))))));
    }
}
