package dev.latchkey.support;

import dev.latchkey.support.AuditFlaw.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// All that is stored of one subject's audit, and what is wrong with it.
///
/// It proves itself against whoever changes, removes, adds or moves single entries. Against somebody who writes all of
/// it anew from one entry on, only what was logged elsewhere helps: the hash of every entry when it was written.
///
/// @param links in the order of their keys
/// @param marks the number that was kept for each entry's id, which makes the same deed twice one entry
public record AuditChain(String subject, List<AuditLink> links, Map<String, Long> marks) {

    public AuditChain {
        links = links.stream()
                .sorted(Comparator.comparingLong(AuditLink::place))
                .toList();
        marks = Map.copyOf(marks);
    }

    /// @param logged the hashes that functions logged for this subject, by number; none where nobody has the logs
    /// @return the first that is wrong with each number, in their order
    public List<AuditFlaw> flaws(Map<Long, String> logged) {
        var flaws = new TreeMap<Long, Kind>();
        gaps().forEach(number -> flaws.put(number, Kind.MISSING));
        for (int i = 0; i < links.size(); i++) {
            var link = links.get(i);
            flaw(link, i).ifPresent(kind -> flaws.putIfAbsent(link.place(), kind));
        }
        unlogged(logged).forEach(flaws::putIfAbsent);
        return flaws.entrySet().stream()
                .map(found -> new AuditFlaw(subject, found.getKey(), found.getValue(), origin(found.getKey())))
                .toList();
    }

    /// Numbers that were given and are not there, by those before the last one and by the marks.
    private List<Long> gaps() {
        var there = links.stream().map(AuditLink::place).collect(Collectors.toSet());
        return LongStream.concat(
                        LongStream.rangeClosed(
                                1, links.isEmpty() ? 0 : links.getLast().place()),
                        marks.values().stream().mapToLong(Long::longValue))
                .filter(number -> number > 0 && !there.contains(number))
                .distinct()
                .boxed()
                .toList();
    }

    private Optional<Kind> flaw(AuditLink link, int index) {
        if (link.hash().isEmpty()) {
            return isSealedBefore(index) ? Optional.of(Kind.UNSEALED) : Optional.empty();
        }
        if (!link.isIntact()) {
            return Optional.of(isMoved(link) ? Kind.OUT_OF_PLACE : Kind.CHANGED);
        }
        if (!follows(link, index)) {
            return Optional.of(Kind.UNLINKED);
        }
        return Long.valueOf(link.place()).equals(marks.get(link.entryId()))
                ? Optional.empty()
                : Optional.of(Kind.UNMARKED);
    }

    private boolean isSealedBefore(int index) {
        return links.subList(0, index).stream().anyMatch(link -> link.hash().isPresent());
    }

    /// Where the one before is missing or was moved, that is the flaw, and this link says nothing more.
    private boolean follows(AuditLink link, int index) {
        if (index == 0) {
            return link.place() > 1 || link.follows("");
        }
        var before = links.get(index - 1);
        return before.place() != link.place() - 1 || isMoved(before) || link.follows(before.end());
    }

    private boolean isMoved(AuditLink link) {
        return !link.isIntact() && writtenAs(link).isPresent();
    }

    private Map<Long, Kind> unlogged(Map<Long, String> logged) {
        var kinds = new TreeMap<Long, Kind>();
        logged.keySet().forEach(number -> kinds.put(number, Kind.MISSING));
        links.forEach(link -> {
            kinds.remove(link.place());
            unlogged(link, logged).ifPresent(kind -> kinds.put(link.place(), kind));
        });
        return kinds;
    }

    /// Logs are kept for a time: an entry from before the first that is still there cannot be in them.
    private static Optional<Kind> unlogged(AuditLink link, Map<Long, String> logged) {
        if (logged.containsKey(link.place())) {
            return link.hash().equals(Optional.of(logged.get(link.place())))
                    ? Optional.empty()
                    : Optional.of(Kind.NOT_AS_LOGGED);
        }
        return logged.keySet().stream().anyMatch(number -> number < link.place())
                ? Optional.of(Kind.NOT_LOGGED)
                : Optional.empty();
    }

    private Optional<Long> origin(long place) {
        return links.stream()
                .filter(link -> link.place() == place)
                .findFirst()
                .flatMap(this::writtenAs)
                .filter(number -> number != place);
    }

    /// The number under which a link was sealed.
    private Optional<Long> writtenAs(AuditLink link) {
        return LongStream.rangeClosed(1, links.getLast().place() + links.size())
                .filter(link::isWholeAs)
                .boxed()
                .findFirst();
    }
}
