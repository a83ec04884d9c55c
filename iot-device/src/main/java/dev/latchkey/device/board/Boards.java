package dev.latchkey.device.board;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Owns the boards' line: pulses locks and looks at contacts, all on one thread.
///
/// A contact counts as changed when two different questions agree: the one for all contacts of a board, and then the
/// one for this contact. So a frame that was garbled into another sound one moves no door. Contacts that do not change
/// are asked for by themselves, too, one after the other, that of a lock that was just pulsed first: a board whose
/// status bytes come in another order than configured is found out. What contradicts itself is unknown.
final class Boards implements AutoCloseable {

    /// Hears that a contact changed since it was last known. Called on the line's thread.
    interface Listener {
        void changed(Contact contact, Reading now);
    }

    static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /// A pulse that had to wait for longer is dropped: whoever wanted it has taken the lock for stuck by then, and
    /// nobody may stand there any more.
    static final Duration PULSE_WITHIN = Duration.ofMillis(800);

    private static final Duration OPEN_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int CONTRADICTIONS = 3;

    /// How often the same is asked before a board that answered counts as silent. One that is silent is asked once,
    /// so that it does not hold up the others.
    private static final int TRIES = 3;

    private final LockBus bus;
    private final List<Hardware.Board> boards;
    private final Map<Integer, Set<Contact>> watched;
    private final Listener listener;
    private final LongSupplier nanos;
    private final BlockingQueue<Pulse> pulses = new LinkedBlockingQueue<>();
    private final Map<Contact, Reading> readings = new ConcurrentHashMap<>();
    private final Set<Integer> answering = ConcurrentHashMap.newKeySet();
    private final Map<Contact, Reading> known = new HashMap<>();
    private final Map<Contact, Integer> contradictions = new HashMap<>();
    private final Deque<Contact> toCheck = new ArrayDeque<>();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("lock-boards").daemon().unstarted(this::run);
    private volatile boolean closed;

    Boards(LockBus bus, Hardware hardware, Listener listener, LongSupplier nanos) {
        this.bus = bus;
        this.boards = hardware.boards();
        this.listener = listener;
        this.nanos = nanos;
        watched = hardware.compartments().stream()
                .flatMap(it -> Stream.concat(Stream.of(it.lock()), it.sensor().stream()))
                .collect(Collectors.groupingBy(Contact::board, Collectors.toSet()));
        watched.values().forEach(toCheck::addAll);
    }

    private record Pulse(Contact lock, long since) {}

    /// Starts to look, and waits until every board has been asked once.
    void start(Duration patience) {
        thread.start();
        try {
            if (!looked.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return; // A slow board's contacts are unknown until it answers.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @throws IllegalStateException where the lock's board does not answer
    void pulse(Contact lock) {
        if (!answering.contains(lock.board())) {
            throw new IllegalStateException("lock board " + lock.board() + " does not answer");
        }
        if (pulses.stream().noneMatch(it -> it.lock().equals(lock))) {
            pulses.add(new Pulse(lock, nanos.getAsLong()));
        }
    }

    Reading reading(Contact contact) {
        return readings.getOrDefault(contact, Reading.UNKNOWN);
    }

    private void run() {
        try {
            while (!closed) {
                for (Hardware.Board board : boards) {
                    sendPulses(Duration.ZERO); // None waits for more than one board.
                    look(board);
                }
                checkNext();
                looked.countDown();
                sendPulses(answering.isEmpty() ? OPEN_AGAIN_AFTER : LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        } finally {
            boards.forEach(board -> silent(board.address())); // Nobody looks any more.
            bus.close();
        }
    }

    /// @param pause how long to wait for the first
    private void sendPulses(Duration pause) throws InterruptedException {
        Pulse pulse = pulses.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        while (pulse != null && !closed) {
            send(pulse);
            pulse = pulses.poll();
        }
    }

    /// Pulses at most once. Whether the board answers that is no news: the door tells.
    private void send(Pulse pulse) {
        boolean isLate = nanos.getAsLong() - pulse.since() > PULSE_WITHIN.toNanos();
        if (!isLate) {
            ask(new Request.Unlock(pulse.lock().board(), pulse.lock().number()), 1);
            toCheck.remove(pulse.lock());
            toCheck.addFirst(pulse.lock());
        }
    }

    private void look(Hardware.Board board) {
        Optional<Answer> answer = ask(
                new Request.QueryBoard(board.address(), board.statusBytes(), board.order()),
                answering.contains(board.address()) ? TRIES : 1);
        if (answer.isPresent() && answer.get() instanceof Answer.BoardRead read) {
            answering.add(board.address());
            BitSet made = read.made();
            contactsOf(board.address()).forEach(it -> compare(it, Reading.of(made.get(it.number()))));
        } else {
            silent(board.address());
        }
    }

    private Set<Contact> contactsOf(int board) {
        return watched.getOrDefault(board, Set.of());
    }

    /// Nothing is known of its contacts now.
    private void silent(int board) {
        answering.remove(board);
        contactsOf(board).forEach(readings::remove);
    }

    private void compare(Contact contact, Reading seen) {
        if (seen != reading(contact)) {
            read(contact).ifPresent(now -> {
                if (now == seen) {
                    changed(contact, seen);
                } else {
                    contradicted(contact);
                }
            });
        }
    }

    /// Whether what is known of one contact is what the contact itself says.
    private void checkNext() {
        Contact contact = toCheck.poll();
        if (contact == null) {
            return;
        }
        toCheck.addLast(contact);
        if (reading(contact) != Reading.UNKNOWN) {
            read(contact).ifPresent(now -> {
                if (now == reading(contact)) {
                    contradictions.remove(contact);
                } else {
                    contradicted(contact);
                }
            });
        }
    }

    private Optional<Reading> read(Contact contact) {
        return ask(new Request.QueryLock(contact.board(), contact.number()), TRIES)
                .map(Answer.LockRead.class::cast)
                .map(read -> Reading.of(read.made()));
    }

    /// The contact moved between the two questions, or one of the answers is wrong.
    private void contradicted(Contact contact) {
        if (contradictions.merge(contact, 1, Integer::sum) >= CONTRADICTIONS) {
            readings.remove(contact);
        }
    }

    private void changed(Contact contact, Reading now) {
        contradictions.remove(contact);
        readings.put(contact, now);
        Reading before = known.put(contact, now);
        if (before != null && before != now) {
            listener.changed(contact, now);
        }
    }

    /// Without a line every board is silent.
    private Optional<Answer> ask(Request request, int tries) {
        try {
            return bus.ask(request, tries);
        } catch (IOException e) {
            boards.forEach(board -> silent(board.address()));
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
