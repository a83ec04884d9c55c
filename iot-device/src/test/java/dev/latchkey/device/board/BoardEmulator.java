package dev.latchkey.device.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Lock boards of 24 contacts each at the other end of a line, written from their protocol sheet and not from the
/// driver. A contact is made while its door is closed.
public final class BoardEmulator implements AutoCloseable {

    /// How an answer is given.
    public enum Manner {
        PROMPT,
        /// Later than anybody waits for.
        SLOW,
        /// One bit is wrong, and noise comes before it.
        GARBLED,
        /// Of something else than was asked for, or of what is not so, yet sound.
        LYING,
        WRONG_CHECKSUM,
        HALF,
        TWICE,
        /// Byte by byte.
        DRIPPING,
        NOT_AT_ALL
    }

    private static final int CONTACTS = 24;
    private static final Duration LATE = Duration.ofMillis(250);

    private final Cable cable;
    private final Set<Integer> boards;
    private final Thread thread =
            Thread.ofPlatform().name("board-emulator").daemon().unstarted(this::run);
    private final Deque<Manner> manners = new ArrayDeque<>();
    private final List<Manner> fromNextPulse = new ArrayList<>();
    private final Set<Contact> broken = new HashSet<>();
    private final Set<Contact> jammed = new HashSet<>();
    private final List<Contact> pulses = new ArrayList<>();
    private Manner usual = Manner.PROMPT;
    private byte[] received = {};
    private volatile boolean closed;

    public BoardEmulator(Cable cable, Integer... boards) {
        this.cable = cable;
        this.boards = Set.of(boards);
        thread.start();
    }

    // ---- what happens to doors and lines ----

    /// The answer to the next pulse, and those after it, are given in these manners.
    public synchronized void fromNextPulse(Manner... answers) {
        fromNextPulse.addAll(List.of(answers));
    }

    public synchronized void usually(Manner manner) {
        usual = manner;
    }

    public synchronized void jam(Contact lock) {
        jammed.add(lock);
    }

    public synchronized void shut(Contact contact) {
        broken.remove(contact);
    }

    public synchronized void open(Contact contact) {
        broken.add(contact);
    }

    public synchronized boolean isOpen(Contact contact) {
        return broken.contains(contact);
    }

    /// Every pulse that a lock ever got.
    public synchronized List<Contact> pulses() {
        return List.copyOf(pulses);
    }

    public synchronized boolean hasNothingToSpoil() {
        return fromNextPulse.isEmpty() && manners.isEmpty();
    }

    // ---- the boards ----

    private void run() {
        try {
            while (!closed) {
                byte[] bytes = cable.read();
                if (bytes.length > 0) {
                    hear(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(byte[] bytes) throws IOException {
        byte[] all = Arrays.copyOf(received, received.length + bytes.length);
        System.arraycopy(bytes, 0, all, received.length, bytes.length);
        int at = 0;
        while (at + 5 <= all.length) {
            if (isFrame(all, at)) {
                obey(all[at] & 0xFF, all[at + 1], all[at + 2] & 0xFF, all[at + 3]);
                at += 5;
            } else {
                at++;
            }
        }
        received = Arrays.copyOfRange(all, at, all.length);
    }

    private static boolean isFrame(byte[] all, int at) {
        int sum = all[at] ^ all[at + 1] ^ all[at + 2] ^ all[at + 3];
        boolean isHead = all[at] == (byte) 0x8A || all[at] == (byte) 0x80;
        return isHead && (byte) sum == all[at + 4];
    }

    private void obey(int head, int board, int lock, int what) throws IOException {
        if (!boards.contains(board)) {
            return;
        }
        if (head == 0x8A && what == 0x11) {
            answer(pulse(new Contact(board, lock)));
        } else if (head == 0x80 && what == 0x33 && lock == 0) {
            answer(all(board));
        } else if (head == 0x80 && what == 0x33) {
            answer(new byte[] {(byte) 0x80, (byte) board, (byte) lock, state(new Contact(board, lock))});
        }
    }

    private synchronized byte[] pulse(Contact lock) {
        pulses.add(lock);
        manners.addAll(fromNextPulse);
        fromNextPulse.clear();
        if (!jammed.contains(lock)) {
            broken.add(lock);
        }
        return new byte[] {(byte) 0x8A, (byte) lock.board(), (byte) lock.number(), state(lock)};
    }

    private synchronized byte state(Contact contact) {
        return (byte) (broken.contains(contact) ? 0x00 : 0x11);
    }

    private synchronized byte[] all(int board) {
        byte[] answer = {(byte) 0x80, (byte) board, 0, 0, 0, 0x33};
        for (int number = 1; number <= CONTACTS; number++) {
            if (!broken.contains(new Contact(board, number))) {
                answer[4 - (number - 1) / 8] |= (byte) (1 << (number - 1) % 8);
            }
        }
        return answer;
    }

    private void answer(byte[] unchecked) throws IOException {
        byte[] answer = Arrays.copyOf(unchecked, unchecked.length + 1);
        for (byte it : unchecked) {
            answer[unchecked.length] ^= it;
        }
        give(answer, manner());
    }

    private synchronized Manner manner() {
        return manners.isEmpty() ? usual : manners.poll();
    }

    private void give(byte[] answer, Manner manner) throws IOException {
        switch (manner) {
            case PROMPT -> cable.write(answer);
            case SLOW -> {
                LockSupport.parkNanos(LATE.toNanos());
                cable.write(answer);
            }
            case GARBLED -> {
                answer[2] ^= 0x04;
                cable.write(new byte[] {(byte) 0x80, 0x00, (byte) 0x8A, 0x11});
                cable.write(answer);
            }
            case LYING -> {
                answer[2] ^= (byte) 0x80;
                answer[answer.length - 1] ^= (byte) 0x80;
                cable.write(answer);
            }
            case WRONG_CHECKSUM -> {
                answer[answer.length - 1] ^= 0x55;
                cable.write(answer);
            }
            case HALF -> cable.write(Arrays.copyOf(answer, answer.length / 2));
            case TWICE -> {
                cable.write(answer);
                cable.write(answer);
            }
            case DRIPPING -> {
                for (byte it : answer) {
                    cable.write(new byte[] {it});
                    LockSupport.parkNanos(Duration.ofMillis(4).toNanos());
                }
            }
            case NOT_AT_ALL -> {}
        }
    }

    /// How often a lock was pulsed.
    public synchronized int pulsesOf(Contact lock) {
        return Collections.frequency(pulses, lock);
    }

    @Override
    public void close() {
        closed = true;
    }
}
