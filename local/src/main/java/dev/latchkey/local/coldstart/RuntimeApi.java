package dev.latchkey.local.coldstart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lambda's runtime API (2018-06-01) for one process: hands it events, and notes when it asks and answers.
final class RuntimeApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Loopback server = Loopback.http(this::handle);
    private final BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> restores = new LinkedBlockingQueue<>();

    RuntimeApi() throws IOException {}

    enum What {
        /// The function is initialised and wants an event.
        ASKED,
        /// The function is initialised and may be frozen.
        FREEZABLE,
        ANSWERED,
        FAILED
    }

    /// @param at as [System#nanoTime] has it
    /// @param text the function's answer or fault
    record Moment(What what, long at, String text) {}

    /// For `AWS_LAMBDA_RUNTIME_API`.
    String address() {
        return "127.0.0.1:" + server.port();
    }

    void send(byte[] event) {
        events.add(event);
    }

    void restore() {
        restores.add(true);
    }

    /// The next moment, which is to be of that kind.
    ///
    /// @throws IllegalStateException where it is another, or nothing happens for long
    Moment await(What what) throws InterruptedException {
        var moment = moments.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (moment == null || moment.what() != what) {
            throw new IllegalStateException("Instead of " + what + " the function came to " + moment);
        }
        return moment;
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var at = System.nanoTime();
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        try {
            if (path.endsWith("/invocation/next")) {
                note(What.ASKED, at, body);
                answerNext(exchange);
            } else if (path.endsWith("/restore/next")) {
                note(What.FREEZABLE, at, body);
                restores.take();
                Loopback.answer(exchange, 200, new byte[0]);
            } else {
                note(path.endsWith("/response") ? What.ANSWERED : What.FAILED, System.nanoTime(), body);
                Loopback.answer(exchange, 202, new byte[0]);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void answerNext(HttpExchange exchange) throws IOException, InterruptedException {
        var event = events.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 20_000));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:cold-start");
        Loopback.answer(exchange, 200, event);
    }

    private void note(What what, long at, byte[] body) {
        moments.add(new Moment(what, at, new String(body, StandardCharsets.UTF_8)));
    }
}
