package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.Person;
import dev.latchkey.diagnosis.Situation.Way;
import dev.latchkey.notice.Refusal;
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
                ? Sign.of(situation.ways().stream()
                                .filter(ContactSigns::isWrong)
                                .filter(way -> situation.isBeforeArrival(way.contact()))
                                .map(ContactSigns::refused))
                        .map(sign -> channel(sign, situation))
                : Optional.empty();
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
                .flatMap(way -> way.refusal().isPresent() ? Stream.of(refused(way)) : Stream.empty()));
    }

    static Indication refused(Way way) {
        return new Indication(name(way) + " refuses: " + way.refusal().orElseThrow(), Optional.empty());
    }

    /// Such as `SMS (contact 2)`, as it stands in the person's preferred order.
    static String name(Way way) {
        return way.contact().channel() + " (contact " + (way.contact().place() + 1) + ")";
    }

    private static Sign channel(Sign sign, Situation situation) {
        return situation.ways().stream()
                .filter(way -> isWrong(way) && situation.isBeforeArrival(way.contact()))
                .findFirst()
                .map(way -> sign.with("channel", way.contact().channel()))
                .orElse(sign);
    }
}
