package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionLockerHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final ProvisionLockerHandler handler = new ProvisionLockerHandler(cloud.provisionLocker());

    @ParameterizedTest
    @ValueSource(strings = {"locker-berlin-1.json", "locker-berlin-2.json"})
    void handsOutWhatGoesOntoTheLockersDisk(String file) {
        var description = EventFile.json("lockers/" + file);
        var lockerId = description.string("lockerId");

        var answer = provision(description.asMap());

        assertThat(answer.string("lockerId")).isEqualTo(lockerId);
        assertThat(answer.string("lockerKey"))
                .isEqualTo(FixedMasterKeys.V1.lockerKey(lockerId).export());
        assertThat(answer.string("signingKey")).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(cloud.lockers.find(lockerId).orElseThrow().compartments())
                .hasSameSizeAs(description.objects("compartments"));
    }

    @Test
    void provisioningAgainGivesTheSameKeys() {
        var description = EventFile.json("lockers/locker-berlin-2.json").asMap();

        assertThat(provision(description).asMap())
                .isEqualTo(provision(description).asMap());
    }

    @ParameterizedTest
    @CsvSource({"lockerId, Locker 1", "lockerId, ../locker", "timeZone, Europe/Atlantis", "name, ''", "compartments, 7"
    })
    void namesTheFieldThatIsWrong(String field, String value) {
        var description = new HashMap<String, Object>(
                EventFile.json("lockers/locker-berlin-1.json").asMap());
        description.put(field, value);

        assertThat(catchThrowableOfType(InvalidField.class, () -> provision(description))
                        .field())
                .isEqualTo(field);
    }

    @Test
    void refusesCompartmentsThatNobodyCouldTellApart() {
        assertThat(wrongField()).isEqualTo("compartments");
        assertThat(wrongField(1, 2, 1)).isEqualTo("compartments");
        assertThat(wrongField(1, 0)).isEqualTo("compartments[1].number");
    }

    private String wrongField(Integer... numbers) {
        var description = new HashMap<String, Object>(
                EventFile.json("lockers/locker-berlin-1.json").asMap());
        description.put(
                "compartments",
                Stream.of(numbers)
                        .map(number -> Map.of("number", number, "size", "M"))
                        .toList());
        return catchThrowableOfType(InvalidField.class, () -> provision(description))
                .field();
    }

    private JsonObject provision(Map<String, ?> description) {
        return Invocation.of(handler, description);
    }
}
