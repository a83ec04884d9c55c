package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.digest.WriteDigest;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// Writes the digest of the day before, or of `{"date": "2026-11-23"}`: gives `{"date", "isNew",
/// "isMailed"}`.
public final class WriteDigestHandler implements JsonHandler {

    private final WriteDigest writeDigest;
    private final Clock clock;

    public WriteDigestHandler() {
        var application = Application.create();
        this(application.writeDigest(), application.clock());
        application.warm();
    }

    WriteDigestHandler(WriteDigest writeDigest, Clock clock) {
        this.writeDigest = writeDigest;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var day = event.optionalString("date").map(DigestRoute::date).orElse(yesterday);
        if (day.isAfter(yesterday)) {
            throw new InvalidField("date", "must be of a day that is over by UTC");
        }
        var outcome = writeDigest.write(day);
        return Map.of("date", day.toString(), "isNew", outcome.isNew(), "isMailed", outcome.isMailed());
    }
}
