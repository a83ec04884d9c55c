package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.Legibility;
import dev.latchkey.diagnosis.Situation.Message;
import dev.latchkey.notice.Evidence;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.Case;
import dev.latchkey.support.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a part of ours, or of AWS, did not do.
final class SystemSigns {

    /// A provider that works takes a message in less.
    private static final Duration HANDING_OVER = Duration.ofMinutes(1);

    /// Cases that name a fault of ours.
    private static final Set<String> FAULTS = Stream.concat(
                    Stream.of("SystemFault"), Arrays.stream(Finding.values()).map(Enum::name))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> RELEASES = Set.of("HoldReleased");

    private SystemSigns() {}

    static Optional<Sign> deliveryUnreadable(Situation situation) {
        return situation.isUnreadable()
                ? Optional.of(Sign.standing("What is stored as the delivery cannot be read"))
                : Optional.empty();
    }

    static Optional<Sign> contactUnreadable(Situation situation) {
        return contact(situation, Legibility.UNREADABLE, "cannot be read");
    }

    static Optional<Sign> contactMissing(Situation situation) {
        return contact(situation, Legibility.MISSING, "is not there");
    }

    private static Optional<Sign> contact(Situation situation, Legibility legibility, String what) {
        return Sign.of(situation.household().stream()
                .filter(person -> situation.isOnTheWay() || situation.isWaiting())
                .filter(person -> person.contact() == legibility)
                .map(person -> person.isRecipient() ? "The recipient's contact " : "A delegate's contact ")
                .map(whose -> new Indication(whose + what, Optional.empty())));
    }

    static Optional<Sign> placedWithoutCode(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> DelaySigns.isPlacedWithoutCode(situation, delivery))
                .filter(delivery -> situation.isSettledSince(DelaySigns.placedSince(situation, delivery)))
                .flatMap(Delivery::confirmedAt)
                .map(at -> Sign.of("Carrier and locker agree that the parcel is there, and it has no code", at));
    }

    static Optional<Sign> codeNotReserved(Situation situation) {
        return situation
                .liveCode()
                .filter(code -> !situation.isCodeWhole())
                .map(code -> Sign.of(
                        "The record of the code's version " + code.version() + ", or its place at the locker, is lost",
                        code.issuedAt()));
    }

    static Optional<Sign> workflowLost(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> delivery.isOpen() && delivery.collectedAt().isEmpty())
                .flatMap(Delivery::registration)
                .map(Registration::at)
                .filter(situation::isSettledSince)
                .flatMap(at -> situation.workflow())
                .filter(workflow -> !workflow.isGoingOn())
                .map(workflow -> Sign.standing("Run " + workflow.run().number()
                        + " of the delivery's workflow does not go on: "
                        + workflow.run().standing()));
    }

    static Optional<Sign> codeWithoutNotice(Situation situation) {
        return situation
                .codeSince()
                .filter(since -> situation.codeMessages().isEmpty() && isToBeTold(situation))
                .filter(since -> situation.isSettledSince(toldFrom(situation, since)))
                .filter(since -> situation
                        .workflow()
                        .filter(workflow -> !workflow.isTellingCode())
                        .isPresent())
                .map(since -> Sign.of("The code is there, and nobody has tried to tell the recipient", since));
    }

    private static boolean isToBeTold(Situation situation) {
        return !situation.hold().stands()
                && situation.ways().stream().anyMatch(way -> way.refusal().isEmpty());
    }

    private static Instant toldFrom(Situation situation, Instant codeSince) {
        return Stream.concat(Stream.of(codeSince), situation.entries(RELEASES).map(TimelineEntry::at))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    static Optional<Sign> providerFault(Situation situation) {
        return Sign.of(situation.codeMessages().stream()
                .filter(message -> isStuck(message, situation.at()))
                .filter(message -> situation.isBeforeArrival(message.attempt().contact()))
                .map(message -> new Indication(
                        "No provider has said that it took a message by "
                                + message.attempt().contact().channel(),
                        Optional.of(message.attempt().requestedAt()))));
    }

    private static boolean isStuck(Message message, Instant now) {
        var attempt = message.attempt();
        return attempt.evidence() == Evidence.REQUESTED
                && attempt.refusal().isEmpty()
                && attempt.providerMessageId().isEmpty()
                && !attempt.requestedAt().plus(HANDING_OVER).isAfter(now);
    }

    static Optional<Sign> systemFaultCase(Situation situation) {
        return Sign.of(situation.cases().stream()
                .filter(known -> FAULTS.contains(known.reason()))
                .filter(known -> !isOver(situation, known))
                .map(known -> new Indication(
                        "Case " + known.reason() + ": " + known.failedPart() + ", " + known.error(),
                        Optional.of(known.openedAt()))));
    }

    /// The parcel is gone, or what went wrong before has not kept the code from its recipient.
    private static boolean isOver(Situation situation, Case known) {
        boolean isGone = situation.delivery().isPresent()
                && !situation.isOnTheWay()
                && !situation.isWaiting()
                && !situation.endedAs(Outcome.Escalated);
        return isGone || !situation.arrivals().isEmpty();
    }
}
