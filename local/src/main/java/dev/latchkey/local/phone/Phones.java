package dev.latchkey.local.phone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Every phone and inbox there is, with the messages that arrived: the latest 10,000 of them.
public final class Phones {

    private static final int KEPT = 10_000;

    private final Deque<Received> messages = new ArrayDeque<>();

    public synchronized void receive(Received message) {
        messages.addLast(message);
        if (messages.size() > KEPT) {
            messages.removeFirst();
        }
    }

    /// All messages, oldest first.
    public synchronized List<Received> received() {
        return List.copyOf(messages);
    }

    /// The messages of one address on any channel, oldest first.
    public List<Received> received(String address) {
        return received().stream()
                .filter(message -> message.address().equalsIgnoreCase(address))
                .toList();
    }
}
