package dev.latchkey.memory;

import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A provider of one channel. Its messages' ids are the channel and a number: `SMS-1`.
public final class FakeMessenger implements Messenger {

    private final Channel channel;
    private final List<Sending> sendings = new ArrayList<>();
    private Optional<Refusal> refusal = Optional.empty();
    private boolean isDown;
    private boolean isMute;
    private Consumer<String> beforeAnswering = messageId -> {};

    public FakeMessenger(Channel channel) {
        this.channel = channel;
    }

    public void refuse(Refusal reason) {
        refusal = Optional.of(reason);
    }

    public void goDown() {
        isDown = true;
    }

    public void comeBack() {
        isDown = false;
    }

    /// From now on takes messages without saying so.
    public void goMute() {
        isMute = true;
    }

    /// Something that happens once the provider has the message and before its sender hears so; given the
    /// message's id.
    public void beforeAnswering(Consumer<String> event) {
        beforeAnswering = event;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Sent send(Address address, MessageText text, AttemptId attempt) {
        if (isDown) {
            throw new ChannelUnavailable(channel, "Throttling");
        }
        if (refusal.isPresent()) {
            return new Sent.Refused(refusal.get());
        }
        sendings.add(new Sending(address.value(), text, attempt));
        var messageId = channel + "-" + sendings.size();
        if (isMute) {
            throw new ChannelUnavailable(channel, "ApiCallAttemptTimeoutException", true);
        }
        beforeAnswering.accept(messageId);
        return new Sent.Accepted(messageId);
    }

    @Override
    public Optional<Refusal> foresee(Address address) {
        if (isDown) {
            throw new ChannelUnavailable(channel, "Throttling");
        }
        return refusal;
    }

    public List<Sending> sendings() {
        return List.copyOf(sendings);
    }

    public record Sending(String address, MessageText text, AttemptId attempt) {}
}
