package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.Person.Mailbox;
import dev.latchkey.local.simulation.ReceiptEvents.Fate;
import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One channel's provider, with the phones or mailboxes behind it.
final class SimulatedProvider implements Messenger {

    private static final double THROTTLED = 0.01;
    private static final double ANSWER_LOST = 0.005;
    private static final double RECEIPT_LOST = 0.02;
    private static final double RECEIPT_LATE = 0.02;
    private static final double RECEIPT_TWICE = 0.02;
    private static final double RECEIPT_FIRST = 0.02;
    private static final double RECEIPT_CONTRADICTED = 0.01;

    private final Channel channel;
    private final Surface surface;
    private final Phones phones;
    private Instant downUntil = Instant.EPOCH;
    private boolean outageWasNoticed = true;
    private int taken;

    SimulatedProvider(Channel channel, Surface surface, Phones phones) {
        this.channel = channel;
        this.surface = surface;
        this.phones = phones;
    }

    /// Who holds the addresses, and what becomes of messages.
    interface Phones {

        /// The mailbox behind an address.
        Optional<Mailbox> mailbox(String deliveryId, String address);

        /// A message is read.
        void read(String deliveryId, MessageText text);

        /// The provider tells what became of a message.
        void receipt(Channel channel, Fate fate, String messageId);
    }

    @Override
    public Channel channel() {
        return channel;
    }

    /// For everybody.
    void goDown(Instant until) {
        surface.faults().injected(Fault.PROVIDER_DOWN);
        downUntil = until;
        outageWasNoticed = false;
    }

    @Override
    public Sent send(Address address, MessageText text, AttemptId attempt) {
        requireUp();
        if (surface.chance().of(THROTTLED)) {
            surface.faults().struck(Fault.PROVIDER_THROTTLES);
            throw new ChannelUnavailable(channel, "Throttling");
        }
        var mailbox = phones.mailbox(attempt.deliveryId(), address.value());
        var trouble = mailbox.flatMap(Mailbox::trouble);
        saw(address, text, attempt, mailbox.isPresent() && trouble.isEmpty());
        var messageId = channel + "-" + ++taken;
        if (trouble.isPresent()) {
            bounce(messageId, trouble.get());
        } else {
            deliver(messageId, text, attempt);
        }
        if (surface.chance().of(ANSWER_LOST)) {
            surface.faults().struck(Fault.ANSWER_LOST);
            throw new ChannelUnavailable(channel, "SdkClientException");
        }
        return new Sent.Accepted(messageId);
    }

    private void requireUp() {
        if (surface.now().isBefore(downUntil)) {
            if (!outageWasNoticed) {
                surface.faults().tookEffect(Fault.PROVIDER_DOWN);
                outageWasNoticed = true;
            }
            throw new ChannelUnavailable(channel, "ServiceUnavailable");
        }
    }

    private void saw(Address address, MessageText text, AttemptId attempt, boolean isSeen) {
        surface.saw(new MessageTaken(
                surface.now(),
                attempt.deliveryId(),
                channel.name(),
                address.value(),
                text.title(),
                text.body(),
                isSeen));
    }

    private void bounce(String messageId, Fault trouble) {
        surface.after(seconds(2, 20), () -> {
            surface.faults().tookEffect(trouble);
            phones.receipt(channel, Fate.IMPOSSIBLE, messageId);
        });
    }

    private void deliver(String messageId, MessageText text, AttemptId attempt) {
        surface.after(seconds(1, 10), () -> phones.read(attempt.deliveryId(), text));
        double draw = surface.chance().source().nextDouble();
        if ((draw -= RECEIPT_LOST) < 0) {
            surface.faults().struck(Fault.RECEIPT_LOST);
        } else if ((draw -= RECEIPT_LATE) < 0) {
            receipt(
                    Fault.RECEIPT_LATE,
                    surface.chance().between(Duration.ofMinutes(6), Duration.ofHours(30)),
                    messageId);
        } else if ((draw -= RECEIPT_TWICE) < 0) {
            receipt(seconds(2, 30), messageId);
            receipt(Fault.RECEIPT_TWICE, seconds(31, 400), messageId);
        } else if ((draw -= RECEIPT_FIRST) < 0) {
            surface.faults().struck(Fault.RECEIPT_FIRST);
            phones.receipt(channel, Fate.ARRIVED, messageId);
        } else {
            receipt(seconds(2, 30), messageId);
            contradict(messageId);
        }
    }

    private void contradict(String messageId) {
        if (surface.chance().of(RECEIPT_CONTRADICTED)) {
            surface.faults().injected(Fault.RECEIPT_CONTRADICTED);
            surface.after(seconds(31, 600), () -> {
                surface.faults().tookEffect(Fault.RECEIPT_CONTRADICTED);
                phones.receipt(channel, Fate.FAILED, messageId);
            });
        }
    }

    private void receipt(Duration delay, String messageId) {
        surface.after(delay, () -> phones.receipt(channel, Fate.ARRIVED, messageId));
    }

    private void receipt(Fault fault, Duration delay, String messageId) {
        surface.faults().injected(fault);
        surface.after(delay, () -> {
            surface.faults().tookEffect(fault);
            phones.receipt(channel, Fate.ARRIVED, messageId);
        });
    }

    private Duration seconds(int from, int to) {
        return surface.chance().between(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    /// Providers are told of opt-outs in advance only sometimes.
    @Override
    public Optional<Refusal> foresee(Address address) {
        requireUp();
        return Optional.empty();
    }
}
