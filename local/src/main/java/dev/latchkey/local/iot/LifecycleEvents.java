package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.clock.LocalClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// What AWS IoT says of every client that connects or disconnects, on `$aws/events/presence/connected/{clientId}`
/// and `$aws/events/presence/disconnected/{clientId}`. Rules hear it; clients hear nothing under `$aws`, which the
/// policy keeps from them.
///
/// A client's connections are counted, and both events of one carry its number; after an hour without one the count
/// starts over at 0 (AWS IoT Core Developer Guide, *Lifecycle events*).
public final class LifecycleEvents {

    private static final Duration COUNTED = Duration.ofHours(1);

    private final Consumer<Message> feed;
    private final LocalClock clock;
    /// Where a client's count begins: a broker that is started again goes on above what it said before.
    private final long first;

    private final Map<String, Count> counts = new HashMap<>();

    public LifecycleEvents(Consumer<Message> feed, LocalClock clock) {
        this.feed = feed;
        this.clock = clock;
        this.first = clock.now().getEpochSecond();
    }

    /// @param awaySince null while it is connected
    private record Count(long version, Instant awaySince) {}

    /// One connection, until it ends.
    public record Connection(String clientId, long version, String session, String principal) {}

    /// @param principal the certificate that the client has shown
    public Connection connected(String clientId, String principal, String ipAddress) {
        var connection = new Connection(
                clientId, next(clientId), UUID.randomUUID().toString().replace("-", ""), principal);
        publish("connected", connection, event(connection, "connected").put("ipAddress", ipAddress));
        return connection;
    }

    /// @param reason as AWS IoT names it, such as `CONNECTION_LOST`
    public void disconnected(Connection connection, boolean isByClient, String reason) {
        leave(connection);
        publish(
                "disconnected",
                connection,
                event(connection, "disconnected")
                        .put("clientInitiatedDisconnect", isByClient)
                        .put("disconnectReason", reason));
    }

    private synchronized long next(String clientId) {
        var known = counts.get(clientId);
        long version = known == null ? first : isForgotten(known) ? 0 : known.version() + 1;
        counts.put(clientId, new Count(version, null));
        return version;
    }

    private boolean isForgotten(Count known) {
        return known.awaySince() != null
                && !clock.now().isBefore(known.awaySince().plus(COUNTED));
    }

    private synchronized void leave(Connection connection) {
        counts.computeIfPresent(
                connection.clientId(),
                (id, known) ->
                        known.version() == connection.version() ? new Count(known.version(), clock.now()) : known);
    }

    private ObjectNode event(Connection connection, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("clientId", connection.clientId())
                .put("timestamp", clock.now().toEpochMilli())
                .put("eventType", type)
                .put("sessionIdentifier", connection.session())
                .put("principalIdentifier", connection.principal())
                .put("versionNumber", connection.version());
    }

    private void publish(String type, Connection connection, ObjectNode event) {
        var topic = "$aws/events/presence/" + type + "/" + connection.clientId();
        feed.accept(new Message(topic, event.toString().getBytes(StandardCharsets.UTF_8), null));
    }
}
