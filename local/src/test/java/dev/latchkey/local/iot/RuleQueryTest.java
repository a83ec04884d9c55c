package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleQueryTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:11:07.250Z");
    private static final String FAULT = """
            {"type":"fault","compartment":7,"evidence":{"doorSensor":"closed"},"urgent":true}""";

    @Test
    void addsToTheWholePayload() {
        var sql = "SELECT *, topic(2) AS lockerId, clientid() AS client, timestamp() AS at FROM 'lockers/+/events'";

        var result = select(sql, "{\"type\":\"opened\"}");

        assertThat(result)
                .isEqualTo(
                        "{\"type\":\"opened\",\"lockerId\":\"locker-1\",\"client\":\"locker-1\",\"at\":1795425067250}");
    }

    @Test
    void selectsFieldsByPathAndNamesThem() {
        var sql = "SELECT type, evidence.doorSensor, compartment AS door, topic() AS topic FROM 'lockers/+/events'";

        assertThat(select(sql, FAULT))
                .isEqualTo(
                        "{\"type\":\"fault\",\"doorSensor\":\"closed\",\"door\":7,\"topic\":\"lockers/locker-1/events\"}");
    }

    @Test
    void undefinedIsLeftOut() {
        assertThat(select("SELECT type, severity, topic(9) AS ninth FROM 'lockers/+/events'", FAULT))
                .isEqualTo("{\"type\":\"fault\"}");
    }

    @Test
    void emptyPayloadCountsAsAnEmptyObject() {
        assertThat(select("SELECT *, topic(2) AS lockerId FROM 'lockers/#'", ""))
                .isEqualTo("{\"lockerId\":\"locker-1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{\"type\":", "{} {}", "[1]", "\"text\"", "\u0000\u0001"})
    void payloadThatIsNoObjectStaysAsItCame(String payload) {
        var selection = RuleQuery.parse("SELECT *, topic(2) AS lockerId FROM 'lockers/#'")
                .select(input(payload));

        assertThat(selection.json()).isFalse();
        assertThat(selection.payload()).isEqualTo(payload.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            type = 'fault'                                      | true
            type = 'opened'                                     | false
            type <> 'opened'                                    | true
            compartment = 7.0                                   | true
            compartment > 6 AND compartment <= 7                | true
            evidence.doorSensor = 'closed'                      | true
            evidence.nothing = 'closed'                         | false
            evidence.nothing <> 'closed'                        | false
            compartment = '7'                                   | false
            compartment <> '7'                                  | true
            compartment < '7.5' AND compartment >= '7'          | true
            urgent = true AND urgent <> false                   | true
            evidence > 5                                        | false
            type > 5                                            | false
            topic(2) = 'locker-1'                               | true
            clientid() = 'locker-2'                             | false
            timestamp() > 1795425067249                         | true
            """)
    void takesWhatTheConditionSays(String condition, boolean taken) {
        var query = RuleQuery.parse("SELECT * FROM 'lockers/+/events' WHERE " + condition);

        assertThat(query.takes(input(FAULT))).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "lockers/+/events, true",
        "lockers/#, true",
        "#, true",
        "lockers/locker-1/events/#, true",
        "+/+/+, true",
        "lockers/+, false",
        "lockers/+/events/+, false",
        "lockers/+/acks, false"
    })
    void takesTheTopicsOfItsFilter(String filter, boolean taken) {
        assertThat(RuleQuery.parse("SELECT * FROM '" + filter + "'").takes(input("{}")))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT FROM 'a'",
                "SELECT *",
                "SELECT * FROM a",
                "SELECT * FROM 'a/#/b'",
                "SELECT * FROM 'a/b+'",
                "SELECT * FROM ''",
                "SELECT * FROM 'a' WHERE",
                "SELECT * FROM 'a' WHERE type",
                "SELECT * FROM 'a' WHERE NOT type = 'b'",
                "SELECT * FROM 'a' WHERE type = 'b' OR type = 'c'",
                "SELECT * FROM 'a' WHERE (type = 'b')",
                "SELECT * FROM 'a' WHERE type != 'b'",
                "SELECT * FROM 'a' WHERE type IN ['b']",
                "SELECT * FROM 'a' GROUP BY type",
                "SELECT topic(2) FROM 'a'",
                "SELECT topic(0) AS x FROM 'a'",
                "SELECT topic(x) AS x FROM 'a'",
                "SELECT count + 1 AS x FROM 'a'",
                "SELECT CASE type WHEN 'a' THEN 1 END AS x FROM 'a'",
                "SELECT encode(*, 'base64') AS x FROM 'a'",
                "SELECT newuuid() AS id FROM 'a'",
                "SELECT * AS x FROM 'a'"
            })
    void rejectsWhatItDoesNotUnderstand(String sql) {
        assertThatThrownBy(() -> RuleQuery.parse(sql)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatItExpectedAndWhere() {
        assertThatThrownBy(() -> RuleQuery.parse("SELECT * FROM lockers"))
                .hasMessage(
                        "IoT SQL: expected a string in single quotes but found 'lockers' in: SELECT * FROM lockers");
        assertThatThrownBy(() -> RuleQuery.parse("SELECT newuuid() AS id FROM 'a'"))
                .hasMessageContaining("the function newuuid() is not supported locally");
    }

    private static String select(String sql, String payload) {
        return new String(RuleQuery.parse(sql).select(input(payload)).payload(), UTF_8);
    }

    private static RuleInput input(String payload) {
        return RuleInput.of(new Message("lockers/locker-1/events", payload.getBytes(UTF_8), "locker-1"), AT);
    }
}
