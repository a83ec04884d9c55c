package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.incident.Report;
import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.recipient.Channel;
import dev.latchkey.support.Case;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentHandlersTest {

    private static final String CASE = "supportneeded-locker-berlin-1";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final FakeContext context = new FakeContext();
    private final CheckSurgesHandler checkSurges = new CheckSurgesHandler(cloud.checkSurges(), cloud.clock);
    private final ReadIncidentHandler readIncident = new ReadIncidentHandler(cloud.readIncident());

    @Test
    void tellsOfAnIncidentAndOfItsDeliveries() {
        surge();
        check(14);

        assertThat(read(id()).body().asMap())
                .isEqualTo(EventFile.json("incidents/incident.json").asMap());
    }

    @Test
    void listsThemNewestFirst() {
        surge();
        var first = id();
        check(14);
        surge();
        surge();

        var incidents = list().objects("incidents");

        assertThat(incidents).extracting(each -> each.string("incidentId")).containsExactly(id(), first);
        assertThat(incidents).extracting(each -> each.has("closedAt")).containsExactly(false, true);
    }

    @Test
    void linksTheCasesOfAnIncident() {
        cloud.cases.open(
                new Case(CASE, "d-0", "SupportNeeded", "locker", "", cloud.clock.instant(), List.of(), List.of()));

        surge();

        assertThat(cloud.cases.of("d-0").getFirst().incidentId()).contains(id());
    }

    @Test
    void countsWhatIsOpen() {
        surge();

        var answer = check(1);

        assertThat(answer).isEqualTo(Map.of("open", 1, "opened", 0, "closed", 0));
        assertThat(context.lines()).anyMatch(line -> line.contains("\"SurgesOpen\":1"));
        assertThat(check(14).get("open")).isEqualTo(0);
        assertThat(context.lines()).anyMatch(line -> line.contains("\"SurgesOpen\":0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i-20261123T090000Z-00000000", "nothing", "../open"})
    void anIncidentThatIsNotThereIsNotFound(String incidentId) {
        assertThat(read(incidentId).problem()).isEqualTo("unknown-incident");
    }

    /// Ten recipients before one locker; the first got a case.
    private void surge() {
        IntStream.range(0, 10)
                .forEach(i -> cloud.countReport()
                        .count(new Report(
                                cloud.clock.instant() + "-" + i + "-"
                                        + cloud.incidents.newest(9).size(),
                                "d-" + i,
                                cloud.clock.instant(),
                                Cause.LockerMalfunction,
                                Optional.of(Channel.SMS),
                                "DE",
                                "acme",
                                InMemoryCloud.LOCKER_ID,
                                i == 0 ? Optional.of(CASE) : Optional.empty())));
    }

    /// Every five minutes.
    private Map<String, ?> check(int times) {
        Map<String, ?> answer = Map.of();
        for (int i = 0; i < times; i++) {
            cloud.clock.advance(Duration.ofMinutes(5));
            answer = Invocation.of(
                            checkSurges,
                            EventFile.json("schedule/scheduled-event.json").asMap(),
                            context)
                    .asMap();
        }
        return answer;
    }

    private String id() {
        return cloud.incidents.newest(1).getFirst().incidentId();
    }

    private Answer read(String incidentId) {
        return Answer.read(Invocation.of(readIncident, Map.of("pathParameters", Map.of("incidentId", incidentId))));
    }

    private JsonObject list() {
        return Answer.read(Invocation.of(readIncident, Map.of())).body();
    }
}
