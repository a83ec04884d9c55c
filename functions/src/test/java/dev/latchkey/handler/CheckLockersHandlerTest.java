package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckLockersHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final FakeContext context = new FakeContext();
    private final CheckLockersHandler handler = new CheckLockersHandler(cloud.checkLockers(), cloud.clock);

    @Test
    void givesHowTheFleetStandsAndCountsIt() {
        cloud.lockers.noteDisconnected(InMemoryCloud.LOCKER_ID, new Word(1, InMemoryCloud.START));
        cloud.clock.advance(Duration.ofMinutes(31));

        var answer = Invocation.of(
                handler, EventFile.json("schedule/scheduled-event.json").asMap(), context);

        assertThat(answer.integer("offline")).isEqualTo(1);
        assertThat(answer.integer("faulty")).isZero();
        assertThat(answer.integer("ok")).isZero();
        assertThat(answer.integer("wrongCodes")).isZero();
        assertThat(answer.bool("isGuessedAcross")).isFalse();
        assertThat(context.lines()).anyMatch(line -> line.contains("\"LockersOffline\":1"));
    }
}
