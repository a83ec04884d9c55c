package dev.latchkey.device.board;

import dev.latchkey.device.board.Hardware.Language;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SelfTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A display that shows the last line of text that came to it, in UTF-8, ended by CR and LF. What is shown is always
/// the newest prompt: one that had to wait for the line is overtaken.
final class TextDisplay implements AutoCloseable {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Line.Opener opener;
    private final Language language;
    private final BlockingQueue<String> newest = new ArrayBlockingQueue<>(1);
    private final Thread thread = Thread.ofPlatform().name("display").daemon().unstarted(this::run);
    private volatile boolean isThere;

    TextDisplay(Line.Opener opener, Language language) {
        this.opener = opener;
        this.language = language;
    }

    void start() {
        thread.start();
    }

    synchronized void show(Prompt prompt, Optional<Integer> compartment) {
        newest.clear();
        newest.add(PromptText.of(prompt, compartment, language));
    }

    private void run() {
        try {
            while (true) {
                try {
                    write();
                } catch (IOException e) {
                    Thread.sleep(AGAIN_AFTER); // The self-test tells.
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        }
    }

    private void write() throws IOException, InterruptedException {
        try (Line line = opener.open()) {
            isThere = true;
            while (true) {
                String text = newest.poll(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                if (text != null) {
                    line.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
                }
                line.read(Duration.ofMillis(1)); // Whether it is still there.
            }
        } finally {
            isThere = false;
        }
    }

    SelfTest test() {
        return isThere ? SelfTest.PASSED : SelfTest.FAILED;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
