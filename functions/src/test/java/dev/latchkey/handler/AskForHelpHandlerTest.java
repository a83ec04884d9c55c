package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.resend.Action;
import dev.latchkey.resend.Origin;
import dev.latchkey.resend.ResendRequest;
import dev.latchkey.resend.Resends.Kept;
import dev.latchkey.support.Case;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskForHelpHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String token = token(parcel);
    private final AskForHelpHandler handler = new AskForHelpHandler(
            cloud.helpLink(), cloud.askForHelp(), cloud.reportUnreadable(), new NoticeTexts(), cloud.clock);

    @ParameterizedTest
    @CsvSource({"en, I did not get my code", "de-AT, Ich habe keinen Code bekommen", "fr, pas reçu mon code"})
    void lookingAtTheLinkChangesNothing(String language, String button) {
        var page = looks(token, "", language);

        assertThat(page.integer("statusCode")).isEqualTo(200);
        assertThat(page.string("body")).contains("<form method=\"post\"", button, "lang=\"" + language.substring(0, 2));
        assertThat(cloud.workflows.resends()).isEmpty();
    }

    @Test
    void theButtonStartsARequestInTheRecipientsName() {
        presses(token, "de");

        var request = onlyRequest();
        assertThat(request.origin()).isEqualTo(Origin.RECIPIENT);
        assertThat(request.principal()).isEmpty();
        assertThat(request.wish().trackingNumber().value()).isEqualTo(parcel.trackingNumber());
        assertThat(request.wish().action()).isEqualTo(Action.RESEND);
        assertThat(request.wish().language()).isEqualTo("de");
    }

    @Test
    void theButtonLeadsToAPageThatAsksNothingWhenItIsReloaded() {
        var pressed = presses(token, "en");

        assertThat(pressed.integer("statusCode")).isEqualTo(303);
        var page = looks(token, number(pressed), "en");
        assertThat(page.string("body")).contains("We are looking into it").doesNotContain("<form");
        assertThat(page.object("headers").string("refresh")).isEqualTo("3");
        assertThat(cloud.workflows.resends()).hasSize(1);
    }

    @Test
    void theButtonPressedAgainMeansTheSameRequest() {
        cloud.clock.advance(Duration.ofSeconds(299));
        var first = presses(token, "en");
        cloud.clock.advance(Duration.ofSeconds(299));

        var again = presses(token, "en");

        assertThat(number(again)).isEqualTo(number(first));
        assertThat(cloud.workflows.resends()).hasSize(1);
    }

    @Test
    void theButtonPressedAgainAfterItCameTooSoonIsAnotherRequest() {
        presses(token, "en");
        var tooSoon = JsonFields.of("summary", "Too soon.")
                .and("retryAt", cloud.clock.instant().plusSeconds(30));
        cloud.resends.answer(onlyRequest().requestId(), JsonText.text(tooSoon.map()), cloud.clock.instant());

        cloud.clock.advance(Duration.ofSeconds(29));
        presses(token, "en");
        assertThat(cloud.workflows.resends()).hasSize(1);

        cloud.clock.advance(Duration.ofSeconds(1));
        presses(token, "en");
        assertThat(cloud.workflows.resends()).hasSize(2);
    }

    @Test
    void theButtonPressedMuchLaterIsAnotherRequest() {
        presses(token, "en");
        cloud.clock.advance(Duration.ofMinutes(5));

        presses(token, "en");

        assertThat(cloud.workflows.resends()).hasSize(2);
    }

    @Test
    void tellsTheSummaryAndNothingElse() {
        var number = number(presses(token, "en"));
        answers("The code <b>went</b> out again.");

        var page = looks(token, number, "en");

        assertThat(page.string("body"))
                .contains("The code &lt;b&gt;went&lt;/b&gt; out again.")
                .doesNotContain("a fact", "CodeReceived", "case-1", parcel.trackingNumber(), parcel.deliveryId());
        assertThat(page.object("headers").has("refresh")).isFalse();
    }

    @Test
    void aRequestWithoutAnAnswerIsNotWaitedForForEver() {
        var number = number(presses(token, "en"));
        cloud.clock.advance(Duration.ofMinutes(30));

        assertThat(looks(token, number, "en").string("body")).contains("<form");
    }

    @Test
    void anotherDeliverysLinkShowsNoAnswer() {
        var other = new Parcel("JD0002").readyAt(cloud);
        var number = number(presses(token, "en"));
        answers("The code went out again.");

        var page = looks(token(other), number, "en");

        assertThat(page.string("body")).contains("<form").doesNotContain("went out again");
    }

    @ParameterizedTest
    @CsvSource({"zzzzzzz", "../x", "1 2"})
    void anInventedRequestShowsTheButton(String number) {
        assertThat(looks(token, number, "en").string("body")).contains("<form");
    }

    @Test
    void aForgedLinkAndOneWhoseTimeIsOverLookTheSame() {
        var forged = presses(token.substring(0, token.length() - 1) + "_", "en");
        cloud.clock.advance(Duration.ofDays(8));
        var late = presses(token, "en");

        assertThat(late.integer("statusCode")).isEqualTo(404);
        assertThat(late.string("body")).contains("This link is not valid, or not any more.");
        assertThat(late.asMap()).isEqualTo(forged.asMap());
        assertThat(cloud.workflows.resends()).isEmpty();
    }

    @Test
    void thePageTellsNothingOfTheParcelAndGoesIntoNoCache() {
        var page = looks(token, "", "en");

        assertThat(page.string("body"))
                .doesNotContain(parcel.trackingNumber(), "Alexanderplatz", "Sommer", token, parcel.deliveryId());
        assertThat(page.object("headers").string("cache-control")).isEqualTo("no-store");
        assertThat(page.object("headers").string("referrer-policy")).isEqualTo("no-referrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void ofADeliveryThatCannotBeReadPeopleHaveACaseAndThePageSaysSo(String method) {
        cloud.deliveries.corrupt(parcel.deliveryId());

        var page = follow(method, token, Map.of(), "en");

        assertThat(page.integer("statusCode")).isEqualTo(200);
        assertThat(page.string("body")).contains("Our people have it now").doesNotContain("<form");
        assertThat(cloud.cases.of(parcel.deliveryId())).extracting(Case::reason).containsExactly("DeliveryUnreadable");
        assertThat(cloud.workflows.resends()).isEmpty();
    }

    @Test
    void aForgedLinkToADeliveryThatCannotBeReadTellsNothingAndOpensNothing() {
        cloud.deliveries.corrupt(parcel.deliveryId());

        var page = looks(token.substring(0, token.length() - 1) + "_", "", "en");

        assertThat(page.integer("statusCode")).isEqualTo(404);
        assertThat(cloud.cases.of(parcel.deliveryId())).isEmpty();
    }

    private ResendRequest onlyRequest() {
        assertThat(cloud.workflows.resends()).hasSize(1);
        return cloud.resends
                .find(cloud.workflows.resends().getFirst())
                .map(Kept::request)
                .orElseThrow();
    }

    private void answers(String summary) {
        var document = JsonFields.of("summary", summary)
                .and("evidence", "a fact")
                .and("cause", "CodeReceived")
                .and("caseId", "case-1");
        cloud.resends.answer(onlyRequest().requestId(), JsonText.text(document.map()), cloud.clock.instant());
    }

    private JsonObject looks(String token, String number, String language) {
        return follow("GET", token, Map.of("request", number), language);
    }

    private JsonObject presses(String token, String language) {
        return follow("POST", token, Map.of(), language);
    }

    private JsonObject follow(String method, String token, Map<String, String> query, String language) {
        return Invocation.of(
                handler,
                Map.of(
                        "headers", Map.of("accept-language", language),
                        "pathParameters", Map.of("token", token),
                        "queryStringParameters", query,
                        "requestContext", Map.of("http", Map.of("method", method))));
    }

    private static String number(JsonObject pressed) {
        return pressed.object("headers").string("location").replaceFirst("^[?]request=", "");
    }

    private String token(Parcel of) {
        return cloud.helpLink().token(cloud.delivery(of.deliveryId()));
    }
}
