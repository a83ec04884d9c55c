package dev.latchkey.device.board;

import dev.latchkey.device.cabinet.SelfTest;
import java.io.IOException;
import java.time.Duration;

/// A keypad or scanner on a line of its own, on a thread of its own; opened anew a second after it was
/// lost. Whether it reads well it cannot say: it passes its test while its
/// line is there.
final class PanelDevice implements AutoCloseable {

    /// Hears each character.
    interface Hearer {
        void heard(char character);
    }

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Line.Opener opener;
    private final Hearer hearer;
    private final Thread thread;
    private volatile boolean isThere;
    private volatile boolean closed;

    PanelDevice(String name, Line.Opener opener, Hearer hearer) {
        this.opener = opener;
        this.hearer = hearer;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                listen();
            } catch (IOException e) {
                pause(); // The self-test tells.
            }
        }
    }

    private void listen() throws IOException {
        try (Line line = opener.open()) {
            isThere = true;
            while (!closed) {
                for (byte character : line.read(PATIENCE)) {
                    hearer.heard((char) (character & 0xFF));
                }
            }
        } finally {
            isThere = false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN_AFTER);
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    SelfTest test() {
        return isThere ? SelfTest.PASSED : SelfTest.FAILED;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
