package dev.latchkey.resend;

import dev.latchkey.diagnosis.Reason;
import dev.latchkey.notice.Phrases;
import dev.latchkey.resend.Course.Arrival;
import dev.latchkey.resend.Course.Step;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words of the answers by language, from `answers/<language>.properties` beside this class.
///
/// `cause.<rule>` says what happened, `incident.Known` that it happens to many, `did.<deed>` what was done,
/// `not.<hindrance>` why it was not, `next.<word>` what comes next. What ended otherwise has an `outcome.<word>` in the
/// place of the first two; a request that cannot be understood has an `ask.<field>`.
public final class AnswerTexts {

    private final Phrases phrases = new Phrases(AnswerTexts.class, "answers");

    /// @param zone of the locker, in which times are told
    /// @param isKnown whether many have no code for the same reason, and people know of it
    public record Circumstances(ZoneId zone, Instant now, boolean isKnown) {}

    /// What a customer can be told, in its sentences.
    List<String> sentences(Course course, Circumstances told) {
        var facts = facts(course, told.zone());
        return ChooseSentences.of(course, told.now(), told.isKnown()).stream()
                .map(key -> phrases.phrase(key, course.language(), facts))
                .toList();
    }

    private Map<String, String> facts(Course course, ZoneId zone) {
        var facts = new HashMap<String, String>();
        course.reason().map(Reason::values).ifPresent(facts::putAll);
        course.done().map(Step::values).ifPresent(facts::putAll);
        course.lastArrival().flatMap(Arrival::channel).ifPresent(channel -> facts.put("channel", channel.name()));
        course.retryAt().ifPresent(until -> facts.put("until", nextMinute(until).toString()));
        facts.put("carriers", String.join(", ", course.carriers()));
        return facts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, fact -> inWords(fact.getKey(), fact.getValue(), course.language(), zone)));
    }

    /// Times are told in minutes, and before that one it would be too early.
    private static Instant nextMinute(Instant at) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
    }

    private String inWords(String name, String value, String language, ZoneId zone) {
        return name.equals("channel")
                ? phrases.phrase("channel." + value, language, Map.of())
                : time(value)
                        .map(at -> phrases.timeFormat(language).format(at.atZone(zone)))
                        .orElse(value);
    }

    private static Optional<Instant> time(String value) {
        try {
            return Optional.of(Instant.parse(value));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
