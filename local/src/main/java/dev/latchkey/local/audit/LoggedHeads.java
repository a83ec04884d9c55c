package dev.latchkey.local.audit;

import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.AuditChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The hashes that functions logged when they wrote an entry, by subject and number: lines of JSON such as
/// `{"auditHead":{"subject":"locker#locker-berlin-1","number":3,"hash":"…"}}` among any others.
record LoggedHeads(Map<String, Map<Long, String>> bySubject) {

    static final LoggedHeads NONE = new LoggedHeads(Map.of());

    private static final String HEAD = "auditHead";

    static LoggedHeads read(Path file) throws IOException {
        var heads = new HashMap<String, Map<Long, String>>();
        try (var lines = Files.lines(file)) {
            lines.filter(line -> line.contains(HEAD))
                    .flatMap(LoggedHeads::head)
                    .forEach(head -> heads.computeIfAbsent(head.string("subject"), first -> new HashMap<>())
                            .putIfAbsent(head.longInteger("number"), head.string("hash")));
        }
        return new LoggedHeads(heads);
    }

    Map<Long, String> of(String subject) {
        return bySubject.getOrDefault(subject, Map.of());
    }

    /// The subjects of which nothing is left but what was logged.
    Stream<AuditChain> unknownTo(List<AuditChain> chains) {
        var known = chains.stream().map(AuditChain::subject).collect(Collectors.toSet());
        return bySubject.keySet().stream()
                .filter(subject -> !known.contains(subject))
                .sorted()
                .map(subject -> new AuditChain(subject, List.of(), Map.of()));
    }

    /// What stands before or after the JSON is whatever exported the log.
    private static Stream<JsonObject> head(String line) {
        try {
            return JsonObject.parse(line.substring(line.indexOf('{'), line.lastIndexOf('}') + 1))
                    .optionalObject(HEAD)
                    .stream();
        } catch (InvalidJson | StringIndexOutOfBoundsException noHead) {
            return Stream.empty();
        }
    }
}
