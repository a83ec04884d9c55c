package dev.latchkey.device.link;

import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.ClockRequest;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.Validation;
import java.util.concurrent.CompletionStage;

/// The locker's connection to the cloud.
///
/// It reconnects by itself for as long as it is open. What is sent while it is disconnected, or is not
/// acknowledged before it disconnects, fails: whoever must not lose a message keeps it and sends it again.
public interface CloudLink extends AutoCloseable {

    /// Starts to connect, and to tell the listener.
    void start(Listener listener);

    /// Completes when the broker has acknowledged the message, or exceptionally.
    CompletionStage<Void> send(LockerEvent event);

    CompletionStage<Void> send(Validation validation);

    CompletionStage<Void> send(Ack ack);

    CompletionStage<Void> send(ClockRequest request);

    @Override
    void close();

    /// Hears what comes down. Calls come on the link's threads.
    interface Listener {

        void linkChanged(LinkState state);

        /// @param signed the bytes as they came; whoever applies them verifies them
        void manifestReceived(byte[] signed);

        void decisionReceived(Decision decision);

        void commandReceived(Command command);

        void timeReceived(BrokerTime time);

        /// @param topic where the message came that cannot be read
        void malformedReceived(String topic, MalformedMessage problem);
    }
}
