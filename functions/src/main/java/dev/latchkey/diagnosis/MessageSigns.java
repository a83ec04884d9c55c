package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.Message;
import dev.latchkey.diagnosis.Situation.Way;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What shows that a message did not arrive, or that one did.
final class MessageSigns {

    private MessageSigns() {}

    static Optional<Sign> channelRefused(Situation situation) {
        return Sign.of(Stream.concat(
                        troubled(situation, MessageSigns::isRefusing).map(ContactSigns::refused),
                        rejected(situation).map(MessageSigns::rejection)))
                .map(sign -> channel(
                        sign,
                        Stream.concat(
                                troubled(situation, MessageSigns::isRefusing)
                                        .map(way -> way.contact().channel()),
                                rejected(situation).map(MessageSigns::channel))));
    }

    static Optional<Sign> channelFailing(Situation situation) {
        return Sign.of(failing(situation)
                        .map(way -> new Indication(
                                way.contact().channel() + " fails for everybody in the recipient's country",
                                Optional.empty()))
                        .distinct())
                .map(sign -> channel(
                        sign, failing(situation).map(way -> way.contact().channel())));
    }

    private static Stream<Way> failing(Situation situation) {
        return troubled(situation, way -> way.isFailing() && way.refusal().isEmpty());
    }

    static Optional<Sign> noReceipt(Situation situation) {
        return nothingHasArrived(situation) && silent(situation).allMatch(message -> isOverdue(situation, message))
                ? told(silent(situation), "No receipt came of a message by ")
                : Optional.empty();
    }

    static Optional<Sign> stillTrying(Situation situation) {
        return nothingHasArrived(situation)
                ? told(
                        silent(situation).filter(message -> !isOverdue(situation, message)),
                        "A receipt is still awaited of a message by ")
                : Optional.empty();
    }

    /// One that arrived on a later channel came after the earlier one's deadline.
    static Optional<Sign> silentChannel(Situation situation) {
        return situation.arrivals().isEmpty()
                ? Optional.empty()
                : told(
                        silent(situation)
                                .filter(message -> isOverdue(situation, message))
                                .filter(message -> situation.isBeforeArrival(
                                        message.attempt().contact())),
                        "No receipt came of a message by ");
    }

    static Optional<Sign> codeReceived(Situation situation) {
        return Sign.of(situation.arrivals().stream()
                        .map(message -> new Indication(
                                "A message with the code has arrived by " + channel(message) + ": "
                                        + message.attempt().evidence(),
                                message.arrivedAt())))
                .map(sign -> channel(sign, situation.arrivals().stream().map(MessageSigns::channel)));
    }

    private static boolean nothingHasArrived(Situation situation) {
        return situation.arrivals().isEmpty();
    }

    private static Stream<Message> silent(Situation situation) {
        return situation.codeMessages().stream().filter(Message::isSilent);
    }

    private static boolean isOverdue(Situation situation, Message message) {
        return !message.deadline().isAfter(situation.at());
    }

    private static Optional<Sign> told(Stream<Message> messages, String what) {
        var all = messages.toList();
        return Sign.of(all.stream()
                        .map(message -> new Indication(
                                what + channel(message),
                                Optional.of(message.attempt().requestedAt()))))
                .map(sign -> channel(sign, all.stream().map(MessageSigns::channel)));
    }

    /// The ways that are tried before any on which the code has arrived.
    private static Stream<Way> troubled(Situation situation, Predicate<Way> how) {
        return situation.liveCode().isEmpty()
                ? Stream.of()
                : situation.ways().stream().filter(how).filter(way -> situation.isBeforeArrival(way.contact()));
    }

    /// Somebody's wish; a wrong address is the contact's fault.
    private static boolean isRefusing(Way way) {
        return way.refusal().isPresent() && !ContactSigns.isWrong(way);
    }

    private static Stream<Message> rejected(Situation situation) {
        return situation.codeMessages().stream()
                .filter(message -> message.attempt()
                        .refusal()
                        .filter(Refusal.REJECTED::equals)
                        .isPresent())
                .filter(message -> situation.isBeforeArrival(message.attempt().contact()));
    }

    private static Indication rejection(Message message) {
        return new Indication(
                "The provider would not carry a message by " + channel(message),
                Optional.of(message.attempt().requestedAt()));
    }

    private static Channel channel(Message message) {
        return message.attempt().contact().channel();
    }

    private static Sign channel(Sign sign, Stream<Channel> channels) {
        return channels.findFirst().map(first -> sign.with("channel", first)).orElse(sign);
    }
}
