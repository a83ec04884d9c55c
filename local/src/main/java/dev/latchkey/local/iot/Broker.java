package dev.latchkey.local.iot;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.publish.RetainedPublish;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// The MQTT broker that stands for AWS IoT Core: on 127.0.0.1 only, TLS with client certificates only, MQTT
/// 3.1.1 and 5, QoS 0 and 1, retained messages, sessions that outlive a connection by up to an hour (AWS IoT's
/// default).
///
/// HiveMQ CE does the work. Sessions and retained messages are kept in memory, or on disk for a broker that
/// keeps them.
public final class Broker implements Publisher, AutoCloseable {

    private final EmbeddedHiveMQ server;
    private final GateExtension.Inside inside;
    private final MessageFeed feed;
    private final AnswersUnderWay answers;
    private final boolean keep;

    private Broker(
            EmbeddedHiveMQ server,
            GateExtension.Inside inside,
            MessageFeed feed,
            AnswersUnderWay answers,
            boolean keep) {
        this.server = server;
        this.inside = inside;
        this.feed = feed;
        this.answers = answers;
        this.keep = keep;
    }

    /// Starts a broker and returns when it takes connections. What it says of them goes by the clock.
    ///
    /// @param port 0 for any free one
    /// @param folder its own, for configuration and data
    /// @param keep whether sessions and retained messages survive in the folder
    /// @throws IOException when it does not start, such as for a port in use
    public static Broker start(
            int port,
            Path folder,
            boolean keep,
            CertificateAuthority authority,
            ThingPolicy policy,
            LocalClock clock,
            Work work)
            throws IOException, GeneralSecurityException, InterruptedException {
        var feed = new MessageFeed(work);
        var answers = new AnswersUnderWay(work);
        feed.add(answers::heard);
        var extension = new GateExtension(new PolicyGate(policy, feed), new LifecycleEvents(feed::accept, clock));
        BrokerConfiguration.write(folder.resolve("conf"), port, keep, authority);
        var server = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(embedded(extension))
                .withoutLoggingBootstrap()
                .build();
        return started(server, extension, feed, answers, keep);
    }

    private static EmbeddedExtension embedded(GateExtension extension) {
        return EmbeddedExtension.builder()
                .withId("latchkey")
                .withName("Latchkey")
                .withVersion("1")
                .withAuthor("Latchkey")
                .withExtensionMain(extension)
                .build();
    }

    private static Broker started(
            EmbeddedHiveMQ server, GateExtension extension, MessageFeed feed, AnswersUnderWay answers, boolean keep)
            throws IOException, InterruptedException {
        var uncaughtExceptions = Thread.getDefaultUncaughtExceptionHandler();
        try {
            server.start().get();
            return new Broker(server, extension.inside().orElseThrow(), feed, answers, keep);
        } catch (ExecutionException | RuntimeException cause) {
            close(server);
            throw new IOException("The MQTT broker did not start; is its port in use?", cause);
        } finally {
            // starting it puts a handler in place that may exit the JVM, which is not the broker's alone
            Thread.setDefaultUncaughtExceptionHandler(uncaughtExceptions);
        }
    }

    /// The port that it listens on.
    public int port() {
        return inside.port();
    }

    /// Calls the listener with every message that the broker takes: from clients after the policy has let it
    /// pass, from inside, and last wills. On a virtual thread for each message, in no order; the message is
    /// `Work` in hand until the listener returns.
    public void onMessage(Consumer<Message> listener) {
        feed.add(listener);
    }

    /// A command to a locker that hears it is `Work` in hand until the locker has answered.
    @Override
    public void publish(String topic, byte[] payload, int qos, boolean retain) {
        AnswersUnderWay.lockerOf(topic).filter(locker -> hears(locker, topic)).ifPresent(_ -> answers.await(payload));
        var message = Builders.publish()
                .topic(topic)
                .payload(ByteBuffer.wrap(payload))
                .qos(qos(qos))
                .retain(retain)
                .build();
        join(inside.publishing().publish(message));
        feed.accept(new Message(topic, payload, null));
    }

    private boolean hears(String clientId, String topic) {
        return join(inside.clients().isClientConnected(clientId))
                && join(inside.subscriptions().getSubscriptions(clientId)).stream()
                        .anyMatch(subscription -> subscription.getTopicFilter().equals(topic));
    }

    private static Qos qos(int qos) {
        return switch (qos) {
            case 0 -> Qos.AT_MOST_ONCE;
            case 1 -> Qos.AT_LEAST_ONCE;
            default -> throw new IllegalArgumentException("qos: must be 0 or 1");
        };
    }

    /// The message kept for a topic.
    public Optional<RetainedMessage> retained(String topic) {
        return join(inside.retained().getRetainedMessage(topic)).map(Broker::retainedMessage);
    }

    /// All messages kept, in no order.
    public Collection<RetainedMessage> retained() {
        var all = new ConcurrentLinkedQueue<RetainedMessage>();
        join(inside.retained()
                .iterateAllRetainedMessages((context, message) -> all.add(retainedMessage(message)), Runnable::run));
        return all;
    }

    private static RetainedMessage retainedMessage(RetainedPublish message) {
        var payload = message.getPayload().map(Payloads::copy).orElseGet(() -> new byte[0]);
        return new RetainedMessage(message.getTopic(), payload, message.getQos().getQosNumber());
    }

    private static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("The MQTT broker failed", failed.getCause());
        }
    }

    /// From now on nobody inside hears of any message, such as that a client is gone because the broker stops.
    public void mute() {
        feed.close();
    }

    /// Stops the broker, which closes every connection. One that keeps nothing has nothing
    /// to write, so its four
    /// seconds of grace go by without the caller.
    @Override
    public void close() {
        if (keep) {
            close(server);
        } else {
            Thread.startVirtualThread(() -> close(server));
        }
    }

    private static void close(EmbeddedHiveMQ server) {
        try {
            server.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the MQTT broker stopped", interrupted);
        } catch (ExecutionException cause) {
            throw new IllegalStateException("The MQTT broker did not stop", cause.getCause());
        }
    }
}
