package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.HealthReports;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLockerHandlerTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final Instant START = InMemoryCloud.START;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final ReadLockerHandler handler = new ReadLockerHandler(cloud.listLockers(), cloud.readLocker());

    @Test
    void tellsEverythingThatIsKnownOfALocker() {
        somethingIsKnown();

        var answer = one(LOCKER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("fleet/locker.json").asMap());
    }

    @Test
    void listsLockersWithWhatTellsGoodFromBad() {
        somethingIsKnown();
        cloud.checkLocker().check(LOCKER);

        var answer = list(Map.of());

        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("fleet/lockers.json").asMap());
    }

    @Test
    void namesNoTrackingNumberNoContactAndNoCode() {
        somethingIsKnown();
        cloud.checkLocker().check(LOCKER);

        assertThat(one(LOCKER).text() + list(Map.of()).text())
                .doesNotContain("JD0146", "39200", "digest", "example.com", "Ada");
    }

    @Test
    void aCompartmentCanBeFreeOccupiedOutOfUseOrBoth() {
        somethingIsKnown();

        var states = one(LOCKER).body().objects("compartments").stream()
                .map(compartment -> compartment.string("state"))
                .toList();

        assertThat(states).containsExactly("free", "occupiedAndOutOfUse");
    }

    @Test
    void aLockerOfWhichNothingIsKnownYetIsListedAllTheSame() {
        assertThat(list(Map.of("state", "ok")).body().objects("lockers")).hasSize(1);
        assertThat(list(Map.of("state", "offline")).body().objects("lockers")).isEmpty();
        assertThat(one(LOCKER).body().string("state")).isEqualTo("ok");
    }

    @Test
    void aPageLeadsToTheNext() {
        cloud.provisionLocker()
                .provision(
                        "locker-hamburg-1",
                        "Here",
                        ZoneId.of("Europe/Berlin"),
                        cloud.lockers.find(LOCKER).orElseThrow().compartments());

        var page = list(Map.of("limit", "1"));
        var next = list(Map.of("limit", "1", "after", page.body().string("next")));

        assertThat(page.body().objects("lockers").getFirst().string("lockerId")).isEqualTo(LOCKER);
        assertThat(next.body().objects("lockers").getFirst().string("lockerId")).isEqualTo("locker-hamburg-1");
        assertThat(next.body().has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "state, sleepy",
        "limit, 0",
        "limit, 201",
        "limit, many",
        "after, locker-1",
        "after, 'ok:'",
        "after, 'x:y'"
    })
    void aQueryThatMakesNoSenseIsRefused(String field, String value) {
        var answer = list(Map.of(field, value));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().string("field")).isEqualTo(field);
    }

    @Test
    void aLockerThatIsNotThereIsNotFound() {
        assertThat(one("locker-paris-1").problem()).isEqualTo("unknown-locker");
        assertThat(one("a b").problem()).isEqualTo("unknown-locker");
    }

    private void somethingIsKnown() {
        Parcel.first().readyAt(cloud);
        cloud.lockers.noteConnected(LOCKER, new Word(3, START));
        cloud.lockers.noteHealth(
                LOCKER, new Health(new Envelope("e-1", 48, START), HealthReports.FULL), START.plusSeconds(2));
        cloud.watchPanel().count(LOCKER, new Refused(new Envelope("e-2", 49, START), "unknownCode"));
        cloud.audit.append(new AuditEntry(
                Subject.locker(LOCKER),
                "sent-1",
                START,
                "arn:aws:iam::000000000000:user/emil",
                "OpeningCommanded",
                "The door jams",
                Map.of("compartment", "7")));
    }

    private Answer one(String lockerId) {
        return Answer.read(Invocation.of(handler, Map.of("pathParameters", Map.of("lockerId", lockerId))));
    }

    private Answer list(Map<String, ?> query) {
        return Answer.read(Invocation.of(handler, Map.of("queryStringParameters", query)));
    }
}
