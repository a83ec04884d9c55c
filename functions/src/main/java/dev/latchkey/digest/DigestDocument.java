package dev.latchkey.digest;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.digest.Digest.LaneFigures;
import dev.latchkey.digest.Digest.LockerFigures;
import dev.latchkey.digest.Digest.Took;
import dev.latchkey.json.JsonFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A digest as JSON, as `events/digests` shows it.
final class DigestDocument {

    private DigestDocument() {}

    static JsonFields of(Digest digest) {
        return JsonFields.of("date", digest.day().toString())
                .and("reports", reports(digest))
                .and("depositToReceipt", fields(digest.reached()))
                .and("depositToPickup", fields(digest.collected()))
                .and("unreachableRecipients", digest.unreachable())
                .and(
                        "channels",
                        digest.lanes().stream().map(DigestDocument::fields).toList())
                .and(
                        "lockers",
                        digest.lockers().stream().map(DigestDocument::fields).toList())
                .and("incidents", digest.incidents());
    }

    private static Map<String, Long> reports(Digest digest) {
        var reports = new LinkedHashMap<String, Long>();
        Stream.of(Cause.values())
                .forEach(cause -> reports.put(cause.name(), digest.reports().getOrDefault(cause, 0L)));
        return reports;
    }

    private static Map<String, Object> fields(Took took) {
        return JsonFields.of("count", took.count())
                .and("p50Seconds", took.half().map(DigestDocument::seconds))
                .and("p95Seconds", took.most().map(DigestDocument::seconds))
                .map();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Map<String, Object> fields(LaneFigures figures) {
        return JsonFields.of("channel", figures.lane().channel())
                .and("country", figures.lane().country())
                .and("sent", figures.sent())
                .and("received", figures.received())
                .map();
    }

    private static Map<String, Object> fields(LockerFigures figures) {
        return JsonFields.of("lockerId", figures.lockerId())
                .and("faultSeconds", figures.faulty().toSeconds())
                .map();
    }
}
