package dev.latchkey.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Chromium without a window, at the size of a phone, driven over WebDriver (W3C).
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    /// Under which WebDriver hands out elements (section 12.2).
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    private static final String PHONE = """
            {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {
              "args": ["--headless", "--no-sandbox", "--hide-scrollbars"],
              "mobileEmulation": {"deviceMetrics": {"width": 390, "height": 844, "pixelRatio": 2}}}}}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver) {
        this.driver = driver;
        var server = "http://127.0.0.1:" + port(driver.inputReader(StandardCharsets.UTF_8)) + "/session";
        this.session = server + "/" + post(server, PHONE).path("sessionId").asText();
    }

    /// Skips the test, or fails it, as [Program#orSkip].
    static Browser orSkip() {
        return new Browser(Program.orSkip("chromium", "chromedriver").start(Map.of(), "--port=0"));
    }

    private static String port(BufferedReader output) {
        return output.lines()
                .flatMap(line -> PORT.matcher(line).results())
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("chromedriver did not start"));
    }

    void opens(URI page) {
        post(
                session + "/url",
                JSON.createObjectNode().put("url", page.toString()).toString());
    }

    /// Clicks on the first element that the selector finds.
    void presses(String selector) {
        post(session + "/element/" + find(selector) + "/click", "{}");
    }

    /// The page as it stands, in one look: another one may be on its way.
    String html() {
        return get(session + "/source").asText();
    }

    URI address() {
        return URI.create(get(session + "/url").asText());
    }

    /// What the screen shows of the first element that the selector finds, as PNG.
    byte[] picture(String selector) {
        return Base64.getDecoder()
                .decode(get(session + "/element/" + find(selector) + "/screenshot")
                        .asText());
    }

    private String find(String selector) {
        var query = JSON.createObjectNode().put("using", "css selector").put("value", selector);
        return post(session + "/element", query.toString()).path(ELEMENT).asText();
    }

    private JsonNode get(String uri) {
        return send(HttpRequest.newBuilder(URI.create(uri)));
    }

    private JsonNode post(String uri, String body) {
        return send(HttpRequest.newBuilder(URI.create(uri)).POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            var value = JSON.readTree(response.body()).path("value");
            if (response.statusCode() != 200) {
                throw new AssertionError("the browser refused: " + value.path("message"));
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        send(HttpRequest.newBuilder(URI.create(session)).DELETE());
        client.close();
        driver.destroy();
    }
}
