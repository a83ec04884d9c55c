package dev.latchkey.local.iot;

import dev.latchkey.local.clock.Work;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hands every message that the broker takes to the listeners inside the local system, each message on a thread
/// of its own: order is not kept, as AWS IoT does not keep it. A message counts as [Work] until its listeners
/// have returned.
final class MessageFeed {

    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();
    private final Work work;
    private volatile boolean isClosed;

    MessageFeed(Work work) {
        this.work = work;
    }

    void add(Consumer<Message> listener) {
        listeners.add(listener);
    }

    /// From now on nobody hears anything.
    void close() {
        isClosed = true;
    }

    void accept(Message message) {
        if (isClosed) {
            return;
        }
        var piece = work.begin();
        Thread.ofVirtual().name("mqtt " + message.topic()).start(() -> {
            try (piece) {
                listeners.forEach(listener -> listener.accept(message));
            }
        });
    }
}
