package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.json.InvalidField;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Standing.State;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordPresenceHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final RecordPresenceHandler handler =
            new RecordPresenceHandler(cloud.recordPresence(), cloud.checkLocker());

    @Test
    void aConnectionIsReadAsAwsIotWritesIt() {
        var answer =
                Invocation.of(handler, EventFile.json("presence/connected.json").asMap());

        assertThat(answer.bool("recorded")).isTrue();
        assertThat(presence().connected()).contains(new Presence.Word(0, InMemoryCloud.START));
    }

    @Test
    void aDisconnectionIsReadAsAwsIotWritesIt() {
        Invocation.of(handler, EventFile.json("presence/disconnected.json").asMap());

        assertThat(presence().awaySince()).contains(InMemoryCloud.START);
    }

    @Test
    void aLockerStandsAsItsConnectionDoes() {
        Invocation.of(handler, EventFile.json("presence/disconnected.json").asMap());
        cloud.clock.advance(Duration.ofMinutes(31));
        cloud.checkLockers().check();
        assertThat(cloud.faults.open(InMemoryCloud.LOCKER_ID)).hasSize(1);

        var back = new HashMap<String, Object>(
                EventFile.json("presence/connected.json").asMap());
        back.put("timestamp", cloud.clock.instant().toEpochMilli());
        back.put("versionNumber", 1);
        Invocation.of(handler, back);

        assertThat(cloud.faults.open(InMemoryCloud.LOCKER_ID)).isEmpty();
        assertThat(cloud.fleet.in(State.OK, "", 1)).hasSize(1);
    }

    @Test
    void anotherClientIsLeftAlone() {
        var event = new HashMap<String, Object>(
                EventFile.json("presence/connected.json").asMap());
        event.put("clientId", "iotconsole-4b0d04fe");

        assertThat(Invocation.of(handler, event).bool("recorded")).isFalse();
    }

    @Test
    void whatIsNoLifecycleEventIsRefused() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> Invocation.of(handler, Map.of("clientId", InMemoryCloud.LOCKER_ID)));
    }

    private Presence presence() {
        return cloud.lockers.presence(InMemoryCloud.LOCKER_ID);
    }
}
