package dev.latchkey.local.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// Where the actors say what they do: gives each line its time.
final class Stage {

    private final Narration narration;
    private final Clock clock;
    private final long beganAt = System.nanoTime();

    Stage(Narration narration, Clock clock) {
        this.narration = narration;
        this.clock = clock;
    }

    void tell(String actor, String step, String text) {
        tell(actor, step, text, Map.of());
    }

    void tell(String actor, String step, String text, Map<String, ?> facts) {
        narration.tell(now(), actor, step, text, facts);
    }

    void show(Message message) {
        narration.show(now(), message);
    }

    Moment now() {
        return new Moment(clock.instant(), Duration.ofNanos(System.nanoTime() - beganAt));
    }
}
