package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.RecipientReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeContactHandlerTest {

    private static final String ID = "r-1042";
    private static final String CHANGED =
            new String(EventFile.bytes("recipients/change-contact.json"), StandardCharsets.UTF_8);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final RecipientReader reader = new RecipientReader(new LibPhoneNumbers());
    private final ChangeContactHandler change =
            new ChangeContactHandler(reader, cloud.changeContact(), cloud.applyContactChange(), cloud.clock);
    private final ReadRecipientHandler read = new ReadRecipientHandler(cloud.recipients);

    @Test
    void replacesTheVersionThatTheCallerHasSeen() {
        isKnown();

        var response = put(CHANGED, Map.of("if-match", "\"1\""));

        assertThat(response.integer("statusCode")).isEqualTo(200);
        assertThat(response.object("headers").string("etag")).isEqualTo("\"2\"");
        assertThat(Answer.read(response).body().asMap())
                .isEqualTo(EventFile.json("recipients/recipient.json").asMap());
        assertThat(newestNumber()).isEqualTo(new Address("+491713920089"));
    }

    @Test
    void readsTheNewestVersionWithMaskedAddressesAndWithoutAName() {
        isKnown();

        var response = get(ID);

        assertThat(response.integer("statusCode")).isEqualTo(200);
        assertThat(response.object("headers").string("etag")).isEqualTo("\"1\"");
        assertThat(response.string("body"))
                .contains("+49•••••42", "a•••••@example.com")
                .doesNotContain("Sommer", "1713920042", "ada", "push-token");
    }

    @Test
    void refusesAStaleVersionAndChangesNothing() {
        isKnown();
        put(CHANGED, Map.of("if-match", "\"1\""));

        var answer = Answer.read(put(CHANGED.replace("0089", "0090"), Map.of("if-match", "\"1\"")));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("recipients/contact-changed.json").asMap());
        assertThat(newestNumber()).isEqualTo(new Address("+491713920089"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "1", "\"one\"", "\"2\"", "\"\"", "\"99999999999999999999\""})
    void takesNoOtherTagForTheNewestVersion(String tag) {
        isKnown();

        assertThat(put(CHANGED, Map.of("if-match", tag)).integer("statusCode")).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"7\", \"1\"", "*"})
    void takesOneOfManyTagsAndAnyVersion(String tags) {
        isKnown();

        assertThat(put(CHANGED, Map.of("if-match", tags)).integer("statusCode")).isEqualTo(200);
    }

    @Test
    void asksWhichVersionIsToBeChanged() {
        isKnown();

        var answer = Answer.read(put(CHANGED, Map.of()));

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.body().asMap())
                .isEqualTo(
                        EventFile.json("recipients/precondition-required.json").asMap());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "*"})
    void makesNoRecipientThatNobodyHasRegistered(String tag) {
        assertThat(put(CHANGED, Map.of("if-match", tag)).integer("statusCode")).isEqualTo(404);
        assertThat(put(CHANGED, Map.of()).integer("statusCode")).isEqualTo(404);
    }

    @Test
    void answersARepeatedChangeAsTheFirstTime() {
        isKnown();
        var first = put(CHANGED, Map.of("if-match", "\"1\""));

        var second = put(CHANGED, Map.of("if-match", "\"1\""));

        assertThat(second.asMap()).isEqualTo(first.asMap());
    }

    @Test
    void namesTheFieldOfAnAddressThatCannotBeReached() {
        isKnown();

        var answer = Answer.read(put(CHANGED.replace("example.com", "gmial.com"), Map.of("if-match", "\"1\"")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("recipients/invalid-address.json").asMap());
    }

    @ParameterizedTest
    @CsvSource({"r-1042, r-1, 422", "r-1042, '', 422", "{, no json, 400"})
    void refusesABodyThatIsNotOfThisRecipient(String right, String wrong, int status) {
        assertThat(put(CHANGED.replace(right, wrong), Map.of()).integer("statusCode"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "r/1", "a b"})
    void answers404WhereNobodyIsOrCanBe(String recipientId) {
        assertThat(get(recipientId).integer("statusCode")).isEqualTo(404);
    }

    private void isKnown() {
        var registered = EventFile.json("carriers/latchkey-registered.json").object("data");
        cloud.recipients.register(reader.read(registered.object("recipient")), "acme", InMemoryCloud.START);
    }

    private Address newestNumber() {
        return cloud.recipients
                .find(ID)
                .orElseThrow()
                .recipient()
                .channels()
                .getFirst()
                .address();
    }

    private JsonObject get(String recipientId) {
        return Invocation.of(read, Map.of("pathParameters", Map.of("recipientId", recipientId)));
    }

    private JsonObject put(String body, Map<String, String> headers) {
        var event = Map.of(
                "pathParameters",
                Map.of("recipientId", ID),
                "headers",
                headers,
                "body",
                body,
                "isBase64Encoded",
                false);
        return Invocation.of(change, event);
    }
}
