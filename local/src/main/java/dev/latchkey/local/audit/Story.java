package dev.latchkey.local.audit;

import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.TimelineSeal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What happened to a parcel or a locker and what was done to it, a line each, in the order of time.
record Story(String title, List<String> lines) {

    static Story ofLocker(String lockerId, List<Numbered> deeds) {
        return new Story("locker " + lockerId, lines(deeds.stream().map(Story::deed)));
    }

    static Story ofDelivery(String deliveryId, List<TimelineEntry> timeline, List<Numbered> deeds) {
        return new Story(
                "delivery " + deliveryId,
                lines(Stream.concat(
                        timeline.stream().map(Story::event), deeds.stream().map(Story::deed))));
    }

    private static List<String> lines(Stream<Line> lines) {
        return lines.sorted(Comparator.comparing(Line::at)).map(Line::text).toList();
    }

    private static Line event(TimelineEntry entry) {
        return new Line(entry.at(), "%s  %s%s".formatted(entry.at(), entry.type(), words(entry.details())));
    }

    private static Line deed(Numbered numbered) {
        var entry = numbered.entry();
        return new Line(
                entry.at(),
                "%s  #%d %s by %s, because: %s%s"
                        .formatted(
                                entry.at(),
                                numbered.number(),
                                entry.what(),
                                entry.by(),
                                entry.why(),
                                words(entry.details())));
    }

    /// A seal is for machines.
    private static String words(Map<String, ?> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .filter(detail -> !detail.getKey().equals(TimelineSeal.DETAIL))
                        .map(detail -> "  " + detail.getKey() + "=" + detail.getValue())
                        .collect(Collectors.joining());
    }

    private record Line(Instant at, String text) {}
}
