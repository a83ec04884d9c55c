package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    private enum Size {
        S,
        M
    }

    @Test
    void readsEveryKindOfField() {
        var json = JsonObject.parse("""
                {"name": " Ada ", "at": "2026-11-23T10:11:07.25+01:00", "count": 7, "big": 9007199254740993, "yes": true,
                 "size": "M", "inner": {"deep": "x"}, "list": [{"n": 1}, {"n": 2.0}], "words": ["a", "b"]}
                """);

        assertThat(json.string("name")).isEqualTo(" Ada ");
        assertThat(json.instant("at")).isEqualTo(Instant.parse("2026-11-23T09:11:07.250Z"));
        assertThat(json.integer("count")).isEqualTo(7);
        assertThat(json.longInteger("big")).isEqualTo(9_007_199_254_740_993L);
        assertThat(json.bool("yes")).isTrue();
        assertThat(json.oneOf("size", Size.class)).isEqualTo(Size.M);
        assertThat(json.oneOf("size", Map.of("M", 2))).isEqualTo(2);
        assertThat(json.object("inner").string("deep")).isEqualTo("x");
        assertThat(json.objects("list")).extracting(each -> each.integer("n")).containsExactly(1, 2);
        assertThat(json.strings("words")).containsExactly("a", "b");
    }

    @Test
    void anOptionalFieldIsEmptyWhereItIsMissingOrNull() {
        var json = JsonObject.parse("{\"none\": null, \"blank\": \" \"}");

        assertThat(json.optionalString("none")).isEmpty();
        assertThat(json.optionalString("blank")).isEmpty();
        assertThat(json.optionalInstant("none")).isEmpty();
        assertThat(json.optionalInteger("other")).isEmpty();
        assertThat(json.optionalLongInteger("other")).isEmpty();
        assertThat(json.optionalBool("other")).isEmpty();
        assertThat(json.optionalObject("none")).isEmpty();
        assertThat(json.optionalObjects("none")).isEmpty();
        assertThat(json.optionalStrings("other")).isEmpty();
        assertThat(json.optionalOneOf("other", Size.class)).isEmpty();
    }

    @Test
    void faultsNameTheWholePath() {
        var json = JsonObject.parse(
                "{\"data\": {\"recipient\": {\"channels\": [{\"address\": \"x\"}, {\"address\": 5}]}}}");
        var channels = json.object("data").object("recipient").objects("channels");

        var fault = faultOf(() -> channels.get(1).string("address"));

        assertThat(fault.field()).isEqualTo("data.recipient.channels[1].address");
        assertThat(fault.reason()).isEqualTo("must be a string");
        assertThat(fault).hasMessage("data.recipient.channels[1].address must be a string");
    }

    @Test
    void faultsSayWhatWasExpected() {
        assertFault("is missing", json -> json.string("missing"));
        assertFault("is missing", json -> json.object("none"));
        assertFault("must not be blank", json -> json.string("blank"));
        assertFault("must be a string", json -> json.optionalString("number"));
        assertFault("must be Unicode text without half characters", json -> json.string("half"));
        assertFault("must be an integer", json -> json.integer("fraction"));
        assertFault("must be an integer", json -> json.longInteger("huge"));
        assertFault("must be an integer of 32 bits", json -> json.integer("long"));
        assertFault("must be true or false", json -> json.bool("text"));
        assertFault("must be an object", json -> json.object("text"));
        assertFault("must be an array", json -> json.objects("text"));
        assertFault("must be an object", json -> json.objects("mixed"));
        assertFault("must be a string", json -> json.strings("mixed"));
        assertFault("must be one of S, M", json -> json.oneOf("text", Size.class));
        assertFault(
                "is no tracking number",
                json -> json.value("text", text -> {
                    throw new InvalidValue("is no tracking number");
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-23",
                "2026-11-23T09:11:07",
                "+1000000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void refusesWhatIsNoTime(String time) {
        var fault = faultOf(() -> JsonObject.of(Map.of("at", time)).instant("at"));

        assertThat(fault.field()).isEqualTo("at");
        assertThat(fault.reason()).isEqualTo("must be an ISO 8601 time with an offset, such as 2026-11-23T09:11:07Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "[]",
                "{",
                "{\"secret\"}",
                "{\"secret\":1,}",
                "{'secret':1}",
                "{\"secret\":NaN}",
                "{\"secret\":1}{}",
                "{\"secret\":1} secret",
                "{\"secret\":1,\"secret\":2}",
                "{\"a\":{\"secret\":1,\"secret\":2}}",
                "{\"secret\":01}",
                "{\"a\":1} // secret",
                "\uFEFF{}"
            })
    void refusesWhatIsNotExactlyOneJsonObjectAndRepeatsNothingOfIt(String text) {
        var fault =
                catchThrowableOfType(InvalidJson.class, () -> JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault).hasMessageStartingWith("The body ").hasNoCause();
        assertThat(fault.getMessage()).doesNotContain("secret");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatExceptionOfType(InvalidJson.class)
                .isThrownBy(() -> JsonObject.parse("{\"a\":1}".getBytes(StandardCharsets.UTF_16)))
                .withMessage("The body is not UTF-8.");
    }

    @Test
    void refusesADocumentNestedTooDeeply() {
        assertThat(JsonObject.parse(nested(60)).has("a")).isTrue();
        assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> JsonObject.parse(nested(70)));
        assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> JsonObject.parse(nested(100_000)));
    }

    @Test
    void printsNoValue() {
        assertThat(JsonObject.parse("{\"a\":{\"address\":\"secret\"}}").object("a"))
                .hasToString("JsonObject[a]");
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    }

    private static void assertFault(String reason, Consumer<JsonObject> read) {
        var json = JsonObject.parse("""
                {"none": null, "blank": "", "number": 5, "half": "\\ud800", "fraction": 1.5, "long": 3000000000,
                 "huge": 92233720368547758080, "text": "secret", "mixed": [[]]}
                """);
        assertThat(faultOf(() -> read.accept(json)).reason()).isEqualTo(reason);
    }

    private static InvalidField faultOf(Runnable reading) {
        return catchThrowableOfType(InvalidField.class, reading::run);
    }
}
