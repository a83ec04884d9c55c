package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.shipment.RecordPresence;
import dev.latchkey.support.CheckLocker;
import java.time.Instant;
import java.util.Map;

/// A client's connection to the broker began or ended: AWS IoT's lifecycle events on
/// `$aws/events/presence/connected/{clientId}` and `.../disconnected/{clientId}`, `events/presence/*.json`. A
/// locker's client id is its own id; other clients are none of our business.
public final class RecordPresenceHandler implements JsonHandler {

    private final RecordPresence recordPresence;
    private final CheckLocker checkLocker;

    public RecordPresenceHandler() {
        var application = Application.create();
        this(application.recordPresence(), application.checkLocker());
        application.warm();
    }

    RecordPresenceHandler(RecordPresence recordPresence, CheckLocker checkLocker) {
        this.recordPresence = recordPresence;
        this.checkLocker = checkLocker;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var clientId = event.string("clientId");
        var at = Instant.ofEpochMilli(event.longInteger("timestamp"));
        var word = new Word(event.longInteger("versionNumber"), at);
        boolean isConnected = event.oneOf("eventType", Map.of("connected", true, "disconnected", false));
        boolean isLocker =
                isConnected ? recordPresence.connected(clientId, word) : recordPresence.disconnected(clientId, word);
        if (isLocker) {
            checkLocker.check(clientId);
        }
        return Map.of("recorded", isLocker);
    }
}
