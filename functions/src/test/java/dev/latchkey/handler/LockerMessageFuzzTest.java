package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.InMemoryCloud;
import java.util.HashMap;
import java.util.Map;

/// What lockers publish, under Jazzer: whatever it is, it is recorded or rejected with the field that is wrong, and
/// never fails, since a function that fails is called again. The topic's rule adds the locker's id.
///
/// In the build the stored inputs run (`src/test/resources`, one folder a method); `docs/fuzzing.md` has the command
/// that makes new ones.
class LockerMessageFuzzTest {

    private final InMemoryCloud cloud = new InMemoryCloud();

    @FuzzTest(maxDuration = "2m")
    void events(byte[] bytes) {
        recordedOrRejected(new RecordLockerEventHandler(cloud), bytes, "recorded");
    }

    @FuzzTest(maxDuration = "2m")
    void acknowledgements(byte[] bytes) {
        recordedOrRejected(new RecordAcknowledgementHandler(cloud), bytes, "recorded");
    }

    @FuzzTest(maxDuration = "2m")
    void validations(byte[] bytes) {
        recordedOrRejected(new ValidateCodeHandler(cloud.validateCode(), cloud.link, cloud.clock), bytes, "answered");
    }

    /// The broker's own word, which no locker writes: what it cannot be is refused.
    @FuzzTest(maxDuration = "2m")
    void presence(byte[] bytes) {
        try {
            Map<String, Object> event = new HashMap<>(JsonObject.parse(bytes).asMap());
            var handler = new RecordPresenceHandler(cloud.recordPresence(), cloud.checkLocker());
            assertThat(Invocation.of(handler, event).has("recorded")).isTrue();
        } catch (InvalidJson | InvalidField refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private void recordedOrRejected(JsonHandler handler, byte[] bytes, String answer) {
        try {
            Map<String, Object> event = new HashMap<>(JsonObject.parse(bytes).asMap());
            event.put("lockerId", InMemoryCloud.LOCKER_ID);
            boolean isTaken = Invocation.of(handler, event).bool(answer);
            assertThat(isTaken).isNotEqualTo(!cloud.link.rejections().isEmpty());
        } catch (InvalidJson refused) {
            assertThat(refused.getMessage()).isNotBlank(); // The topic's rule passes on nothing but objects.
        }
    }
}
