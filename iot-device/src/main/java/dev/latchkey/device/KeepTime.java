package dev.latchkey.device;

import dev.latchkey.device.journal.ClockMemory;
import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.ClockRequest;
import dev.latchkey.device.message.ClockSource;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.time.TrustedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/// Keeps the locker's time right: asks the broker at every connection and every six hours, and puts on the disk
/// what a restart must know of it. An answer counts when it came within ten seconds; one that does not is asked
/// for again, at longer and longer intervals.
final class KeepTime {

    static final Duration SAVE_EVERY = Duration.ofMinutes(5);
    private static final Duration ASK_EVERY = Duration.ofHours(6);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration RIGHT_ENOUGH = Duration.ofMinutes(1);

    private final TrustedClock clock;
    private final ClockMemory memory;
    private final CloudLink link;
    private final Surroundings surroundings;
    private final Executor turns;
    private final Events events;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean connected;
    private Optional<Question> pending = Optional.empty();
    private long answeredAt;

    KeepTime(
            TrustedClock clock,
            ClockMemory memory,
            CloudLink link,
            Surroundings surroundings,
            Executor turns,
            Events events) {
        this.clock = clock;
        this.memory = memory;
        this.link = link;
        this.surroundings = surroundings;
        this.turns = turns;
        this.events = events;
    }

    /// @param asked by the clock's nanoseconds
    /// @param pause until it is asked again
    private record Question(UUID requestId, long asked, Duration pause) {}

    void start() {
        surroundings.timers().after(SAVE_EVERY, () -> turns.execute(this::tick));
    }

    private void tick() {
        save();
        if (connected
                && clock.source() == ClockSource.BROKER
                && passedSince(answeredAt).compareTo(ASK_EVERY) >= 0) {
            ask(ANSWERS_WITHIN);
        }
        start();
    }

    /// What has passed by now is certain: on the disk it survives a power cut.
    void save() {
        memory.save(clock.reading());
    }

    /// Whether the broker has said the time since the start.
    boolean isKnown() {
        return clock.source() == ClockSource.BROKER;
    }

    /// Does something once the time is known, for what must not go by a clock that may be wrong. A restart forgets
    /// it.
    void whenKnown(Runnable action) {
        if (isKnown()) {
            action.run();
        } else {
            waiting.add(action);
        }
    }

    void connected() {
        connected = true;
        ask(ANSWERS_WITHIN);
    }

    void disconnected() {
        connected = false;
        pending = Optional.empty();
    }

    private void ask(Duration pause) {
        Question question = new Question(surroundings.ids().get(), clock.nanos(), pause);
        pending = Optional.of(question);
        surroundings.timers().after(pause, () -> turns.execute(() -> askAgain(question)));
        link.send(new ClockRequest(question.requestId())); // Should it fail, there is no answer, and that is seen to.
    }

    private void askAgain(Question question) {
        if (pending.filter(question::equals).isPresent()) {
            Duration doubled = question.pause().multipliedBy(2);
            ask(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
        }
    }

    void answered(BrokerTime answer) {
        pending.filter(question -> question.requestId().equals(answer.requestId()))
                .filter(question -> passedSince(question.asked()).compareTo(ANSWERS_WITHIN) <= 0)
                .ifPresent(question -> set(answer, question));
    }

    private void set(BrokerTime answer, Question question) {
        pending = Optional.empty();
        ClockSource source = clock.source();
        Duration correction = clock.set(answer.time(), question.asked());
        answeredAt = clock.nanos();
        if (correction.abs().compareTo(RIGHT_ENOUGH) > 0) {
            events.record(wrong(correction, source), this::save);
        } else {
            save();
        }
        List<Runnable> known = List.copyOf(waiting);
        waiting.clear();
        known.forEach(Runnable::run);
    }

    private static List<Happening> wrong(Duration correction, ClockSource source) {
        Map<String, Object> evidence = Map.of("behindSeconds", correction.toSeconds(), "source", source.toString());
        return FaultCode.CLOCK_WRONG.passing(evidence);
    }

    private Duration passedSince(long nanos) {
        return Duration.ofNanos(clock.nanos() - nanos);
    }
}
