package dev.latchkey.device.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Asks the boards of one line, one question at a time; for one thread.
///
/// A question is asked again where no whole answer comes in time. A pulse is not: whether its door opened is seen at
/// the door, and whoever wanted it open decides whether to try again.
final class LockBus implements AutoCloseable {

    /// No bytes for this long, and the line is free: five characters at 9600 baud.
    private static final Duration QUIET = Duration.ofMillis(5);

    /// More noise than this before a question, and it is asked all the same.
    private static final int MOST_NOISE = 64;

    private final Line.Opener opener;
    private final Timing timing;
    private final LongSupplier nanos;
    private Line line;

    /// @param answerWithin from the question to the whole answer
    /// @param echoes whether the adapter hears what it sends itself
    record Timing(Duration answerWithin, boolean echoes) {}

    LockBus(Line.Opener opener, Timing timing, LongSupplier nanos) {
        this.opener = opener;
        this.timing = timing;
        this.nanos = nanos;
    }

    /// @param mostTries how often a question is asked; a pulse is sent once whatever this says
    /// @return empty where the board is silent, or says nothing sound
    /// @throws IOException where there is no line; the next question opens it anew
    Optional<Answer> ask(Request request, int mostTries) throws IOException {
        int tries = request instanceof Request.Unlock ? 1 : mostTries;
        Optional<Answer> answer = Optional.empty();
        for (int i = 0; i < tries && answer.isEmpty(); i++) {
            answer = askOnce(request);
        }
        return answer;
    }

    private Optional<Answer> askOnce(Request request) throws IOException {
        try {
            if (line == null) {
                line = opener.open();
            }
            awaitQuiet();
            line.write(request.bytes());
            return await(request);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /// What comes late is no answer to the next question.
    private void awaitQuiet() throws IOException {
        for (int i = 0; i < MOST_NOISE && line.read(QUIET).length > 0; i++) {}
    }

    private Optional<Answer> await(Request request) throws IOException {
        var received = new ByteArrayOutputStream();
        long start = nanos.getAsLong();
        Optional<Answer> answer = Optional.empty();
        Duration left = timing.answerWithin();
        while (answer.isEmpty() && left.isPositive()) {
            received.writeBytes(line.read(left));
            answer = Answer.find(request, withoutEcho(request, received.toByteArray()));
            left = timing.answerWithin().minusNanos(nanos.getAsLong() - start);
        }
        return answer;
    }

    private byte[] withoutEcho(Request request, byte[] received) {
        byte[] sent = request.bytes();
        boolean isEcho = timing.echoes()
                && received.length >= sent.length
                && Arrays.equals(sent, 0, sent.length, received, 0, sent.length);
        return isEcho ? Arrays.copyOfRange(received, sent.length, received.length) : received;
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
