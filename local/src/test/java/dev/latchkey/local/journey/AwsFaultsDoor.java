package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/// Makes AWS fail, and tells how often it did.
record AwsFaultsDoor(Web web) {

    private static final String PATH = "/_local/faults";

    /// The first `count` requests fail.
    ///
    /// @param resource a table or a function; null for all
    void fails(String service, String operation, String resource, String error, int count) {
        post(rule(service, operation, resource, error, ",\"count\":" + count));
    }

    /// The first `count` requests are served, and their answers are lost.
    void losesAnswers(String service, String operation, String resource, String error, int count) {
        post(rule(service, operation, resource, error, ",\"after\":true,\"count\":" + count));
    }

    /// Every request fails from now on.
    void breaks(String service, String operation, String resource, String error) {
        post(rule(service, operation, resource, error, ""));
    }

    /// Answers take so long from now on.
    ///
    /// @param latency ISO 8601
    void slows(String service, String operation, String latency, int count) {
        post("{\"service\":\"%s\",\"operation\":\"%s\",\"latency\":\"%s\",\"after\":true,\"count\":%d}"
                .formatted(service, operation, latency, count));
    }

    private static String rule(String service, String operation, String resource, String error, String more) {
        var named = resource == null ? "" : ",\"resource\":\"" + resource + "\"";
        return "{\"service\":\"%s\",\"operation\":\"%s\",\"error\":\"%s\"%s%s}"
                .formatted(service, operation, error, named, more);
    }

    private void post(String rule) {
        assertThat(web.post(PATH, rule).status()).as(rule).isEqualTo(200);
    }

    /// How many requests met a fault since the last [#end].
    int tookEffect() {
        var faults = web.get(PATH).body().path("faults");
        return StreamSupport.stream(faults.spliterator(), false)
                .map(fault -> fault.path("tookEffect"))
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    /// AWS works again.
    void end() {
        assertThat(web.delete(PATH).status()).isEqualTo(200);
    }
}
