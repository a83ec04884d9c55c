package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.VirtualClock;
import java.time.Duration;

/// Moves the virtual clock: `{"by":"PT26H"}` answers `{"now":"…"}` once everything that fell due has settled.
final class AdvanceClock implements LocalEndpoint {

    private static final Duration MOST = Duration.ofDays(3660);
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalClock clock;

    AdvanceClock(LocalClock clock) {
        this.clock = clock;
    }

    @Override
    public LocalResponse answer(LocalRequest request) throws InterruptedException {
        if (!(clock instanceof VirtualClock virtual)) {
            return Problem.of(
                            409, "Conflict", "The clock is real: only one started with --clock virtual can be advanced")
                    .toResponse();
        }
        virtual.advance(checked(request.duration("by")));
        return LocalResponse.ok(JSON.createObjectNode().put("now", clock.now().toString()));
    }

    private static Duration checked(Duration by) {
        if (by.isNegative() || by.compareTo(MOST) > 0) {
            throw new InvalidField("by", "must be between PT0S and " + MOST);
        }
        return by;
    }
}
