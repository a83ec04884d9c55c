package dev.latchkey.resend;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.diagnosis.Reason;
import dev.latchkey.resend.Course.Arrival;
import dev.latchkey.resend.Course.ArrivalOutcome;
import dev.latchkey.resend.Course.Step;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which sentences answer a request, in their order, as keys of [AnswerTexts].
final class ChooseSentences {

    /// The fields for which the customer is asked; the others are between the agent and this system.
    private static final Set<String> ASKED =
            Set.of("input", "trackingNumber", "newContact", "channel", "action", "carrier");

    /// Whose text names when the parcel is expected, where that is known and still ahead.
    private static final Set<String> EXPECTED = Set.of("Delayed", "OnItsWay");

    /// After which the customer goes and collects the parcel.
    private static final Set<Deed> SENT_TO_LOCKER =
            EnumSet.of(Deed.CodeRotated, Deed.PickupExtended, Deed.HoldReleased);

    private ChooseSentences() {}

    /// @param isKnown whether many have no code for the same reason, and people know of it
    static List<String> of(Course course, Instant now, boolean isKnown) {
        return course.outcome().hasOwnText() ? ended(course) : found(course, now, isKnown);
    }

    /// What was done before a part of ours broke off was done all the same.
    private static List<String> ended(Course course) {
        var word = course.outcome().name();
        var done = done(course).filter(deed -> course.outcome() == AnswerOutcome.SystemFault);
        var next = course.problem().map(ChooseSentences::question).orElse("next." + word);
        return Stream.concat(done.map(deed -> "did." + deed).stream(), Stream.of("outcome." + word, next))
                .toList();
    }

    private static String question(Problem problem) {
        var field = problem.field().split("\\.", 2)[0];
        return "ask." + (ASKED.contains(field) ? field : "form");
    }

    /// What somebody asked to be done was not asked why; else the cause comes first. Whoever goes to the locker with
    /// what was done for them hears of what keeps the locker from opening.
    private static List<String> found(Course course, Instant now, boolean isKnown) {
        return Stream.of(
                        cause(course, now),
                        Optional.of("incident.Known").filter(key -> isKnown),
                        not(course),
                        did(course),
                        atLocker(course),
                        Optional.of(next(course)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> cause(Course course, Instant now) {
        return course.reason().filter(reason -> course.action().findsOut()).map(reason -> cause(reason, now));
    }

    private static String cause(Reason reason, Instant now) {
        boolean isAhead = EXPECTED.contains(reason.rule())
                && Optional.ofNullable(reason.values().get("expectedAt"))
                        .map(Instant::parse)
                        .filter(now::isBefore)
                        .isPresent();
        return "cause." + reason.rule() + (isAhead ? ".expected" : "");
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
        return worthTelling(course).map(deed -> "did." + deed);
    }

    /// Of the remedies for a cause it does not matter which one did not help.
    private static Optional<String> not(Course course) {
        return course.hindrance()
                .filter(hindrance -> !course.action().findsOut() || course.isStepUp())
                .map(hindrance -> "not." + hindrance);
    }

    private static Optional<Deed> worthTelling(Course course) {
        return Optional.of(Deed.CaseOpened)
                .filter(deed -> course.isWithPeople())
                .or(() -> done(course));
    }

    private static Optional<Deed> done(Course course) {
        return course.done().flatMap(Step::deed).filter(deed -> deed != Deed.Explained);
    }

    private static String next(Course course) {
        return later(course)
                .or(() -> course.lastArrival()
                        .filter(it -> !course.isWithPeople())
                        .map(ChooseSentences::next))
                .or(() -> worthTelling(course).map(deed -> "next." + deed))
                .or(() -> course.reason().map(reason -> "next." + reason.cause()))
                .orElse("next.ContactSupport");
    }

    /// Where a code reaches nobody before two people have released it, before there is one, or by any contact; where a
    /// technician comes and the parcel waits no longer for it.
    private static Optional<String> later(Course course) {
        return course.done().map(Step::values).flatMap(ChooseSentences::later);
    }

    private static Optional<String> later(Map<String, String> values) {
        return Optional.of("next.SameTime")
                .filter(next -> values.containsKey("sameTime"))
                .or(() -> Unsent.in(values).map(ChooseSentences::next));
    }

    private static String next(Unsent unsent) {
        return switch (unsent) {
            case HELD -> "next.Held";
            case AHEAD -> "next.DeliveryDelay";
            case UNREACHABLE -> "next.ContactAsked";
        };
    }

    private static String next(Arrival arrival) {
        boolean isNamed = arrival.outcome() != ArrivalOutcome.Received
                || arrival.channel().isPresent();
        return "next." + (isNamed ? arrival.outcome() : ArrivalOutcome.Pending);
    }
}
