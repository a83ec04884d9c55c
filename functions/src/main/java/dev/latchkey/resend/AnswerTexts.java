package dev.latchkey.resend;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.diagnosis.Reason;
import dev.latchkey.notice.Phrases;
import dev.latchkey.resend.Course.Arrival;
import dev.latchkey.resend.Course.Step;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of the answers by language, from `answers/<language>.properties` beside this class.
///
/// `cause.<rule>` says what happened, `did.<deed>` what was done, `not.<hindrance>` why it was not, `next.<word>` what
/// comes next. What ended otherwise
/// has an `outcome.<word>` in the place of the first two; a request that cannot be understood has an `ask.<field>`.
public final class AnswerTexts {

    /// The fields for which there is a question of their own.
    private static final Set<String> ASKED = Set.of("trackingNumber", "newContact", "channel", "action", "carrier");

    /// After which the customer goes and collects the parcel.
    private static final Set<Deed> SENT_TO_LOCKER =
            EnumSet.of(Deed.CodeRotated, Deed.PickupExtended, Deed.HoldReleased);

    private final Phrases phrases = new Phrases(AnswerTexts.class, "answers");

    /// What a customer can be told, in its sentences.
    ///
    /// @param zone of the locker, in which times are told
    List<String> sentences(Course course, ZoneId zone) {
        var teller = new Teller(course.language(), facts(course, zone));
        return course.outcome().hasOwnText() ? ended(course, teller) : found(course, teller);
    }

    private static List<String> ended(Course course, Teller teller) {
        var word = course.outcome().name();
        var next = course.problem().map(AnswerTexts::question).orElse("next." + word);
        return List.of(teller.tell("outcome." + word), teller.tell(next));
    }

    private static String question(Problem problem) {
        var field = problem.field().split("\\.", 2)[0];
        return "ask." + (ASKED.contains(field) ? field : "input");
    }

    /// What somebody asked to be done was not asked why; else the cause comes first. Whoever goes to the locker with
    /// what was done for them hears of what keeps the locker from opening.
    private static List<String> found(Course course, Teller teller) {
        var cause =
                course.reason().filter(reason -> course.action().findsOut()).map(reason -> "cause." + reason.rule());
        return Stream.of(cause, did(course), atLocker(course), Optional.of(next(course)))
                .flatMap(Optional::stream)
                .map(teller::tell)
                .toList();
    }

    private static Optional<String> atLocker(Course course) {
        return course.reason()
                .filter(reason -> reason.cause() == Cause.LockerMalfunction)
                .filter(reason -> course.done()
                        .flatMap(Step::deed)
                        .filter(SENT_TO_LOCKER::contains)
                        .isPresent())
                .map(reason -> "cause." + reason.rule());
    }

    private static Optional<String> did(Course course) {
        return worthTelling(course)
                .map(deed -> "did." + deed)
                .or(() -> course.hindrance()
                        .filter(hindrance -> !course.action().findsOut() || course.isStepUp())
                        .map(hindrance -> "not." + hindrance));
    }

    private static Optional<Deed> worthTelling(Course course) {
        return course.done()
                .flatMap(Step::deed)
                .filter(deed -> deed != Deed.Explained)
                .or(() -> course.caseId().map(opened -> Deed.CaseOpened));
    }

    private static String next(Course course) {
        return later(course)
                .or(() -> course.lastArrival().map(AnswerTexts::next))
                .or(() -> worthTelling(course).map(deed -> "next." + deed))
                .or(() -> course.reason().map(reason -> "next." + reason.cause()))
                .orElse("next.ContactSupport");
    }

    /// Where a code reaches nobody before two people have released it, or before there is one; where a technician comes
    /// and the parcel waits no longer for it.
    private static Optional<String> later(Course course) {
        return course.done().map(Step::values).flatMap(AnswerTexts::later);
    }

    private static Optional<String> later(Map<String, String> values) {
        if (values.containsKey("held")) {
            return Optional.of("next.Held");
        }
        if (values.containsKey("sameTime")) {
            return Optional.of("next.SameTime");
        }
        return Optional.of("next.DeliveryDelay").filter(ahead -> values.containsKey("ahead"));
    }

    private static String next(Arrival arrival) {
        return "next." + (arrival.channel().isPresent() ? "Received" : "Pending");
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

    private final class Teller {

        private final String language;
        private final Map<String, String> facts;

        Teller(String language, Map<String, String> facts) {
            this.language = language;
            this.facts = facts;
        }

        String tell(String key) {
            return phrases.phrase(key, language, facts);
        }
    }
}
