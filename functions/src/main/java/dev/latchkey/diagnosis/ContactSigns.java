package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.Message;
import dev.latchkey.diagnosis.Situation.Person;
import dev.latchkey.diagnosis.Situation.Way;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.support.CheckContact;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What shows that the contacts that are known reach nobody.
final class ContactSigns {

    /// The address is wrong; all other refusals are somebody's wish.
    static final Set<Refusal> WRONG = Set.of(Refusal.INVALID_ADDRESS, Refusal.BOUNCED);

    private ContactSigns() {}

    static Optional<Sign> noUsableChannel(Situation situation) {
        return situation.isWaiting() && isNobodyReachable(situation) && isAnyWrong(situation)
                ? refused(situation)
                : Optional.empty();
    }

    static Optional<Sign> addressInvalid(Situation situation) {
        return situation.isWaiting() && !isNobodyReachable(situation)
                ? Sign.of(wrong(situation).map(way -> refused(situation, way)))
                        .map(sign -> sign.with("channel", firstChannel(wrong(situation))))
                : Optional.empty();
    }

    private static Stream<Way> wrong(Situation situation) {
        return situation.ownWays().stream().filter(way -> isWrong(way) && situation.isBeforeArrival(way.contact()));
    }

    private static Channel firstChannel(Stream<Way> ways) {
        return ways.findFirst().orElseThrow().contact().channel();
    }

    /// Before there is a code it keeps nobody from anything yet.
    static Optional<Sign> contactDoubtful(Situation situation) {
        if (!situation.isOnTheWay()) {
            return Optional.empty();
        }
        return isNobodyReachable(situation) ? refused(situation) : checked(situation);
    }

    /// Providers were asked when the delivery was registered, and when its contact changed.
    private static Optional<Sign> checked(Situation situation) {
        return Sign.of(situation.household().stream()
                .filter(Person::isRecipient)
                .flatMap(person -> person.version().stream())
                .flatMap(version -> situation.cases().stream()
                        .filter(known -> known.reason().equals(CheckContact.REASON)
                                && known.failedPart().equals("contact version " + version)))
                .map(known -> new Indication(
                        "Case " + known.reason() + ": " + known.error(), Optional.of(known.openedAt()))));
    }

    static boolean isNobodyReachable(Situation situation) {
        return !situation.ways().isEmpty()
                && situation.ways().stream().allMatch(way -> way.refusal().isPresent());
    }

    static boolean isAnyWrong(Situation situation) {
        return situation.ways().stream().anyMatch(ContactSigns::isWrong);
    }

    static boolean isWrong(Way way) {
        return way.refusal().filter(WRONG::contains).isPresent();
    }

    private static Optional<Sign> refused(Situation situation) {
        return Sign.of(situation.ways().stream()
                .filter(way -> way.refusal().isPresent())
                .map(way -> refused(situation, way)));
    }

    /// With the time of the message that it refused, where it was one of this delivery's.
    static Indication refused(Situation situation, Way way) {
        return new Indication(
                name(situation, way) + " refuses: " + way.refusal().orElseThrow(),
                situation.ledger().stream()
                        .map(Message::attempt)
                        .filter(attempt -> attempt.contact().equals(way.contact())
                                && attempt.lastingRefusal().isPresent())
                        .map(Attempt::requestedAt)
                        .findFirst());
    }

    /// Such as `SMS (contact 2)`, as it stands in the person's preferred order.
    private static String name(Situation situation, Way way) {
        var whose = situation.ownWays().contains(way) ? "contact " : "a delegate's contact ";
        return way.contact().channel() + " (" + whose + (way.contact().place() + 1) + ")";
    }
}
