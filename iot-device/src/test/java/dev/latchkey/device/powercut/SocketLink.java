package dev.latchkey.device.powercut;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.device.link.Arrivals;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.link.TopicLink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The way to [SocketCloud]: a line a message, `number topic json` up, `ack number` and `topic json` down, and
/// `phone parcel token` to a recipient. It is there at once, which the real one is not.
final class SocketLink extends TopicLink {

    private static final long RECONNECT_MILLIS = 3;

    /// What recipients have on their phones, by parcel.
    final Map<String, String> tokens = new ConcurrentHashMap<>();

    private final int port;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> unacknowledged = new ConcurrentHashMap<>();
    private volatile OutputStream out;

    SocketLink(LockerTopics topics, int port) {
        super(topics);
        this.port = port;
    }

    @Override
    public void start(Listener listener) {
        Thread.ofPlatform().daemon().name("link").start(() -> run(listener));
    }

    private void run(Listener listener) {
        Arrivals arrivals = new Arrivals(topics, listener);
        while (true) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
                socket.setTcpNoDelay(true);
                out = socket.getOutputStream();
                listener.linkChanged(new LinkState.Connected());
                in.lines().forEach(line -> arrived(line, arrivals));
                throw new IOException("the cloud has gone");
            } catch (IOException | RuntimeException e) {
                out = null;
                listener.linkChanged(new LinkState.Disconnected(e.getMessage()));
                failUnacknowledged(e);
                pause();
            }
        }
    }

    private void arrived(String line, Arrivals arrivals) {
        String[] parts = line.split(" ", 2);
        switch (parts[0]) {
            case "ack" -> unacknowledged.remove(Long.valueOf(parts[1])).complete(null);
            case "phone" -> tokens.put(parts[1].split(" ")[0], parts[1].split(" ")[1]);
            default -> arrivals.arrived(parts[0], parts[1].getBytes(UTF_8));
        }
    }

    private void failUnacknowledged(Exception cause) {
        List<CompletableFuture<Void>> failing = List.copyOf(unacknowledged.values());
        unacknowledged.clear();
        failing.forEach(message -> message.completeExceptionally(cause));
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected CompletionStage<Void> publish(String topic, byte[] json) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        unacknowledged.put(number, acknowledged);
        try {
            write(number + " " + topic + " " + new String(json, UTF_8) + "\n");
        } catch (IOException e) {
            unacknowledged.remove(number);
            return CompletableFuture.failedStage(e);
        }
        return acknowledged;
    }

    private synchronized void write(String line) throws IOException {
        OutputStream now = out;
        if (now == null) {
            throw new IOException("not connected");
        }
        now.write(line.getBytes(UTF_8));
    }

    @Override
    public void close() {
        // The process ends, one way or the other.
    }
}
