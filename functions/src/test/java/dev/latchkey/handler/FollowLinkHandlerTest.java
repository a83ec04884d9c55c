package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.NoticeTexts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowLinkHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String token = token();
    private final FollowLinkHandler handler =
            new FollowLinkHandler(cloud.extensionLink(), cloud.extendPickup(), new NoticeTexts(), cloud.lockers);

    @Test
    void lookingAtTheLinkChangesNothing() {
        var page = follow("GET", token, "en-GB,en;q=0.9");

        assertThat(page.integer("statusCode")).isEqualTo(200);
        assertThat(page.string("body")).contains("<form method=\"post\">", "lang=\"en\"");
        assertThat(cloud.delivery(parcel.deliveryId()).extension()).isEmpty();
    }

    @Test
    void theButtonGivesMoreTime() {
        var page = follow("POST", token, "de");

        assertThat(page.integer("statusCode")).isEqualTo(200);
        assertThat(page.string("body"))
                .contains("Samstag, 28. November, 10:00 Uhr")
                .doesNotContain("<form");
        assertThat(cloud.delivery(parcel.deliveryId()).extension().orElseThrow().by())
                .isEqualTo("recipient");
    }

    @Test
    void theButtonPressedAgainTellsTheEndThatStands() {
        follow("POST", token, "en");

        var again = follow("POST", token, "en");

        assertThat(again.integer("statusCode")).isEqualTo(409);
        assertThat(again.string("body")).contains("Saturday 28 November, 10:00");
        assertThat(follow("GET", token, "en").integer("statusCode")).isEqualTo(409);
    }

    @Test
    void aForgedLinkAndOneWhoseTimeIsOverLookTheSame() {
        var forged = follow("POST", token.substring(0, token.length() - 1) + "_", "en");
        cloud.clock.advance(Duration.ofHours(72));
        var late = follow("POST", token, "en");

        assertThat(late.integer("statusCode")).isEqualTo(404);
        assertThat(late.asMap()).isEqualTo(forged.asMap());
        assertThat(cloud.delivery(parcel.deliveryId()).extension()).isEmpty();
    }

    @Test
    void thePageTellsNothingOfTheParcelAndGoesIntoNoCache() {
        var page = follow("GET", token, "");

        assertThat(page.string("body"))
                .doesNotContain(parcel.trackingNumber(), "Alexanderplatz", "Sommer", token, parcel.deliveryId());
        assertThat(page.object("headers").string("cache-control")).isEqualTo("no-store");
        assertThat(page.object("headers").string("referrer-policy")).isEqualTo("no-referrer");
    }

    private JsonObject follow(String method, String token, String languages) {
        return Invocation.of(
                handler,
                Map.of(
                        "headers",
                        Map.of("accept-language", languages),
                        "pathParameters",
                        Map.of("token", token),
                        "requestContext",
                        Map.of("http", Map.of("method", method))));
    }

    private String token() {
        var code = cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow();
        return cloud.extensionLink().token(parcel.deliveryId(), code);
    }
}
