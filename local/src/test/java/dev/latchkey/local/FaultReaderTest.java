package dev.latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.fault.FaultRule;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.http.LocalRequest;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void readsWhatIsToFailHowAndHowOften() {
        var json = "{\"service\":\"dynamodb\",\"operation\":\"PutItem\",\"resource\":\"LockersTable\","
                + "\"error\":\"ThrottlingException\",\"latency\":\"PT2S\",\"after\":true,\"rate\":0.3,\"count\":5}";

        assertThat(listed(json)).isEqualTo("{\"faults\":[" + json.replace("}", ",\"tookEffect\":0}") + "]}");
    }

    @Test
    void strikesEveryRequestOfTheServiceUnlessToldOtherwise() {
        var rule = read("{\"service\":\"sns\",\"error\":\"NoAnswer\"}");

        assertThat(rule.operation()).isEmpty();
        assertThat(rule.resource()).isEmpty();
        assertThat(rule.rate()).isEqualTo(1);
        assertThat(rule.count()).isEmpty();
        assertThat(rule.fault().isAfter()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"error":"Throttled"}                                       | service: must be one of dynamodb, sns, ses, iotdata, lambda, states, secretsmanager
            {"service":"s3","error":"SlowDown"}                         | service: must be one of dynamodb, sns, ses, iotdata, lambda, states, secretsmanager
            {"service":5,"error":"Throttled"}                           | service: must be a text that is not empty
            {"service":"sns"}                                           | error: must be there where latency is not
            {"service":"sns","error":"PutItem"}                         | error: must be one of AuthorizationError, InternalError, InternalFailure, KMSThrottling, NoAnswer, ServiceUnavailable, Throttled, Throttling
            {"service":"sns","error":"Throttled","operation":"publish"} | operation: must be an operation as AWS names it, such as PutItem
            {"service":"sns","error":"Throttled","resource":"topic"}    | resource: belongs to dynamodb (a table) and lambda (a function) alone
            {"service":"sns","latency":"2s"}                            | latency: must be an ISO 8601 duration, such as PT2S
            {"service":"sns","latency":"-PT2S"}                         | latency: must be between PT0S and PT5M
            {"service":"sns","latency":"PT6M"}                          | latency: must be between PT0S and PT5M
            {"service":"sns","error":"Throttled","after":"yes"}         | after: must be true or false
            {"service":"sns","error":"Throttled","rate":0}              | rate: must be a number above 0 and up to 1
            {"service":"sns","error":"Throttled","rate":30}             | rate: must be a number above 0 and up to 1
            {"service":"sns","error":"Throttled","rate":"all"}          | rate: must be a number above 0 and up to 1
            {"service":"sns","error":"Throttled","count":0}             | count: must be a whole number from 1
            {"service":"sns","error":"Throttled","count":1.5}           | count: must be a whole number from 1
            {"service":"sns","error":"Throttled","times":3}             | times: is not a field of a fault
            """)
    void namesTheFieldThatIsWrong(String json, String why) {
        assertThatThrownBy(() -> read(json)).hasMessage(why);
    }

    private static String listed(String json) {
        try (var faults = new Faults(new SplittableRandom(1))) {
            var request = new LocalRequest("POST", "/_local/faults", Map.<String, List<String>>of(), tree(json));
            return new InjectFault(faults).answer(request).body().toString();
        }
    }

    private static FaultRule read(String json) {
        return new FaultReader(tree(json)).rule();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
