package dev.latchkey.device.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "ssl://127.0.0.1:18883, 127.0.0.1, 18883",
        "mqtts://broker.example:1, broker.example, 1",
        "localhost:8883, localhost, 8883",
        "a1b2c3-ats.iot.eu-central-1.amazonaws.com, a1b2c3-ats.iot.eu-central-1.amazonaws.com, 8883",
    })
    void readsEveryForm(String text, String host, int port) {
        assertThat(Endpoint.parse(text)).isEqualTo(new Endpoint(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x:1", "host:port", "host:0", "host:70000", "a b"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "+", "#", "a b", "ä"})
    void aLockerIdCannotReachAnotherTopic(String id) {
        assertThatThrownBy(() -> new LockerTopics(id)).isInstanceOf(IllegalArgumentException.class);
    }
}
