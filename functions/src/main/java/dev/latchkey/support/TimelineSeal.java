package dev.latchkey.support;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.shipment.TimelineEntry;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a delivery's timeline held when it was read: a digest of each entry, and no order of them, since an entry that
/// is heard of late takes its place between others.
///
/// An entry's digest is the first 12 bytes of the SHA-256 of its `at`, `details`, `id` and `type` as JSON without white
/// space whose keys are sorted, in base64url: 16 characters.
public record TimelineSeal(Set<String> digests) {

    /// The detail of an audit entry that holds a seal.
    public static final String DETAIL = "timelineSeal";

    private static final int BYTES = 12;
    private static final int LENGTH = 16;

    public TimelineSeal {
        digests = Set.copyOf(digests);
    }

    public static TimelineSeal of(List<TimelineEntry> timeline) {
        return new TimelineSeal(timeline.stream().map(TimelineSeal::digest).collect(Collectors.toSet()));
    }

    /// @param text what [#text] has written; what somebody has spoilt matches no entry
    public static TimelineSeal read(String text) {
        return new TimelineSeal(IntStream.iterate(0, start -> start < text.length(), start -> start + LENGTH)
                .mapToObj(start -> text.substring(start, Math.min(start + LENGTH, text.length())))
                .collect(Collectors.toSet()));
    }

    /// All digests, one after the other.
    public String text() {
        return String.join("", new TreeSet<>(digests));
    }

    public int entries() {
        return digests.size();
    }

    /// How many of the entries that were sealed are not in the timeline any more as they were.
    public long lostIn(List<TimelineEntry> timeline) {
        var there = of(timeline).digests();
        return digests.stream().filter(digest -> !there.contains(digest)).count();
    }

    private static String digest(TimelineEntry entry) {
        var canonical = JsonText.bytes(JsonFields.of("at", entry.at())
                .and("details", new TreeMap<>(entry.details()))
                .and("id", entry.id())
                .and("type", entry.type())
                .map());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(canonical);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
