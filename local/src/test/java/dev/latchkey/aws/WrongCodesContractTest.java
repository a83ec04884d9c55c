package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.WrongCodes;
import dev.latchkey.locker.WrongCodes.Count;
import dev.latchkey.locker.WrongCodes.LockOut;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class WrongCodesContractTest {

    private static final Instant SPAN = Instant.parse("2026-11-23T09:05:00Z");

    private final WrongCodes wrongCodes;
    private final String lockerId = "locker-" + UUID.randomUUID();

    WrongCodesContractTest(Memory.Kind kind) {
        wrongCodes = kind.memory().wrongCodes();
    }

    @Test
    void countsByTheTimeOfTyping() {
        wrongCodes.count(lockerId, "e-1", SPAN.plusSeconds(300));
        wrongCodes.count(lockerId, "e-2", SPAN);
        wrongCodes.count(lockerId, "e-3", SPAN.plusMillis(299_999));

        assertThat(wrongCodes.since(lockerId, SPAN))
                .containsExactly(new Count(SPAN, 2), new Count(SPAN.plusSeconds(300), 1));
    }

    @Test
    void theSameEventAgainCountsNothing() {
        wrongCodes.count(lockerId, "e-1", SPAN);
        wrongCodes.count(lockerId, "e-1", SPAN);

        assertThat(wrongCodes.since(lockerId, SPAN)).containsExactly(new Count(SPAN, 1));
    }

    @Test
    void leavesOutSpansThatBeganBefore() {
        wrongCodes.count(lockerId, "e-1", SPAN.minusSeconds(1));
        wrongCodes.count(lockerId, "e-2", SPAN);

        assertThat(wrongCodes.since(lockerId, SPAN.minusSeconds(299))).containsExactly(new Count(SPAN, 1));
        assertThat(wrongCodes.since(lockerId, SPAN.plusSeconds(1))).isEmpty();
    }

    @Test
    void keepsPanelsApart() {
        wrongCodes.count(lockerId, "e-1", SPAN);
        wrongCodes.count(lockerId + "0", "e-1", SPAN);

        assertThat(wrongCodes.since(lockerId, SPAN)).containsExactly(new Count(SPAN, 1));
    }

    @Test
    void losesNoneOfWhatIsCountedAtOnce() throws Exception {
        AtOnce.run(i -> {
            wrongCodes.count(lockerId, "e-" + i, SPAN);
            return i;
        });

        assertThat(wrongCodes.since(lockerId, SPAN)).containsExactly(new Count(SPAN, AtOnce.THREADS));
    }

    @Test
    void theLockOutThatEndsLastCounts() {
        assertThat(wrongCodes.lockOut(lockerId)).isEmpty();

        wrongCodes.keep(lockerId, new LockOut(SPAN.plusSeconds(60), 15));
        wrongCodes.keep(lockerId, new LockOut(SPAN, 10));

        assertThat(wrongCodes.lockOut(lockerId)).contains(new LockOut(SPAN.plusSeconds(60), 15));
        assertThat(wrongCodes.lockOut(lockerId + "0")).isEmpty();
    }
}
