package dev.latchkey.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.template.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private static Route route(String method, String path) {
        return new Route("api", method, path, "function", false, Duration.ofSeconds(30));
    }

    private static RouteTable table(Route... routes) {
        return new RouteTable(List.of(routes));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /pets/dog/1, GET /pets/dog/1
            GET,  /pets/dog/2, GET /pets/dog/{id}
            GET,  /pets/cat/1, GET /pets/{proxy+}
            POST, /test/5,     ANY /{proxy+}
            GET,  /,           $default
            POST, /pets/dog/1, ANY /{proxy+}
            """)
    void prefersTheMostSpecificRoute(String method, String path, String key) {
        RouteTable table = table(
                route("", ""),
                route("ANY", "/{proxy+}"),
                route("GET", "/pets/{proxy+}"),
                route("GET", "/pets/dog/{id}"),
                route("GET", "/pets/dog/1"));

        assertThat(table.find(method, path)).map(match -> match.route().key()).contains(key);
    }

    @Test
    void prefersANamedMethodToAny() {
        RouteTable table = table(route("ANY", "/a"), route("GET", "/a"));

        assertThat(table.find("GET", "/a")).map(match -> match.route().key()).contains("GET /a");
        assertThat(table.find("PUT", "/a")).map(match -> match.route().key()).contains("ANY /a");
    }

    @Test
    void tellsWhatVariablesStandFor() {
        RouteTable table = table(route("POST", "/carriers/{carrier}/events"), route("GET", "/files/{path+}"));

        assertThat(table.find("POST", "/carriers/acme/events").orElseThrow().pathParameters())
                .isEqualTo(Map.of("carrier", "acme"));
        assertThat(table.find("GET", "/files/a/b c").orElseThrow().pathParameters())
                .isEqualTo(Map.of("path", "a/b c"));
    }

    @Test
    void findsNothingForWhatNoRouteNames() {
        RouteTable table = table(route("POST", "/carriers/{carrier}/events"), route("GET", "/files/{path+}"));

        assertThat(Stream.of("/carriers/acme", "/carriers/acme/events/1", "/carriers")
                        .flatMap(path -> table.find("POST", path).stream()))
                .isEmpty();
        assertThat(table.find("GET", "/carriers/acme/events")).isEmpty();
        assertThat(table.find("GET", "/files")).isEmpty();
    }
}
