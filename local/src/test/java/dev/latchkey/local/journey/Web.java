package dev.latchkey.local.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// The HTTP port.
final class Web implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern BUTTON = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"><button>");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI root;

    Web(URI root) {
        this.root = root;
    }

    /// What came back.
    ///
    /// @param tag the entity tag, empty where there is none
    /// @param body missing where it is no JSON
    record Answer(int status, String contentType, String tag, JsonNode body) {

        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    /// A page as a browser of somebody who speaks English shows it.
    Page page(String path) {
        var request = HttpRequest.newBuilder(root.resolve(path)).header("accept-language", "en");
        var response = respond(request);
        return new Page(response.statusCode(), response.body());
    }

    record Page(int status, String html) {}

    /// What comes of the one button of a page, in the same browser.
    ///
    /// @throws AssertionError where it has none
    Page presses(String path) {
        var button = BUTTON.matcher(page(path).html());
        if (!button.find()) {
            throw new AssertionError("The page has no button");
        }
        return submits(root.resolve(path).resolve(button.group(1)).getPath());
    }

    /// What a form without fields is answered with, or the page that its answer leads to.
    Page submits(String path) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .header("accept-language", "en")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody());
        var response = respond(request);
        return response.statusCode() == 303
                ? page(path + response.headers().firstValue("location").orElseThrow())
                : new Page(response.statusCode(), response.body());
    }

    Answer post(String path, String body) {
        return post(path, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /// How messages fare from now on.
    void setsReceipts(String rule) {
        if (post("/_local/receipts", rule).status() >= 300) {
            throw new AssertionError("the local system refused a rule");
        }
    }

    Answer put(String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(root.resolve(path))
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    Answer delete(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)).DELETE());
    }

    private Answer send(HttpRequest.Builder request) {
        var response = respond(request);
        var contentType = response.headers().firstValue("content-type").orElse("");
        var tag = response.headers().firstValue("etag").orElse("");
        return new Answer(response.statusCode(), contentType, tag, json(response.body()));
    }

    private HttpResponse<String> respond(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
