package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.incident.Dimension;
import dev.latchkey.incident.Incident;
import dev.latchkey.incident.Incidents;
import dev.latchkey.incident.Incidents.Affected;
import dev.latchkey.incident.Incidents.Opened;
import dev.latchkey.incident.Share;
import dev.latchkey.incident.Trait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class IncidentsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Incidents incidents;
    private final String id = UUID.randomUUID().toString();
    private final Trait cause = new Trait(Dimension.CAUSE, id);
    private final Trait country = new Trait(Dimension.COUNTRY, id);

    IncidentsContractTest(Memory.Kind kind) {
        incidents = kind.memory().incidents();
    }

    @Test
    void givesBackWhatWasOpened() {
        var begun = begun("1", cause);

        assertThat(incidents.open(begun)).isEqualTo(new Opened(begun, true));

        assertThat(incidents.find(begun.incidentId())).contains(begun);
        assertThat(incidents.open()).contains(begun);
        assertThat(incidents.find(id)).isEmpty();
    }

    @Test
    void ofATraitOneIsOpen() {
        incidents.open(begun("1", cause));

        assertThat(incidents.open(begun("2", cause))).isEqualTo(new Opened(begun("1", cause), false));
        assertThat(incidents.open(begun("3", country)).isNew()).isTrue();
        assertThat(incidents.find(incidentId("2"))).isEmpty();
    }

    @Test
    void ofManyThatAreOpenedAtOnceOneIs() throws Exception {
        var opened = AtOnce.run(i -> {
            try {
                return incidents.open(begun("" + i, cause)).isNew();
            } catch (ServiceUnavailable conflict) {
                return false;
            }
        });

        assertThat(opened).containsOnlyOnce(true);
        assertThat(mine()).hasSize(1);
    }

    @Test
    void oneThatIsClosedMakesPlaceForAnother() {
        incidents.open(begun("1", cause));

        assertThat(incidents.close(incidentId("1"), NOW.plusSeconds(9))).isTrue();
        assertThat(incidents.close(incidentId("1"), NOW.plusSeconds(99))).isFalse();

        assertThat(mine()).isEmpty();
        assertThat(incidents.find(incidentId("1")).orElseThrow().closedAt()).contains(NOW.plusSeconds(9));
        assertThat(incidents.open(begun("2", cause)).isNew()).isTrue();
    }

    @Test
    void countsEachDeliveryOnce() {
        incidents.open(begun("1", cause));

        assertThat(incidents.add(incidentId("1"), new Affected("d-1", Optional.empty())))
                .isTrue();
        assertThat(incidents.add(incidentId("1"), new Affected("d-1", Optional.of("case"))))
                .isFalse();
        assertThat(incidents.add(incidentId("1"), new Affected("d-1", Optional.empty())))
                .isFalse();
        assertThat(incidents.add(incidentId("1"), new Affected("d-2", Optional.empty())))
                .isTrue();

        assertThat(incidents.find(incidentId("1")).orElseThrow().deliveries()).isEqualTo(2);
        assertThat(incidents.affected(incidentId("1"), 9))
                .containsExactly(new Affected("d-1", Optional.of("case")), new Affected("d-2", Optional.empty()));
        assertThat(incidents.affected(incidentId("1"), 1)).hasSize(1);
    }

    @Test
    void remembersThatOperatorsWereTold() {
        incidents.open(begun("1", cause));

        incidents.told(incidentId("1"));

        assertThat(incidents.find(incidentId("1")).orElseThrow().isTold()).isTrue();
    }

    @Test
    void notesHowItLooks() {
        incidents.open(begun("1", cause));
        incidents.add(incidentId("1"), new Affected("d-1", Optional.empty()));
        var company = List.of(new Share(country, 90));

        assertThat(incidents.note(looks("1", cause, company, Optional.of(NOW)))).isTrue();
        assertThat(incidents.find(incidentId("1")).orElseThrow().calmSince()).contains(NOW);
        assertThat(incidents.note(looks("1", cause, company, Optional.empty()))).isTrue();

        var known = incidents.find(incidentId("1")).orElseThrow();
        assertThat(known.shared()).isEqualTo(company);
        assertThat(known.calmSince()).isEmpty();
        assertThat(known.deliveries()).isEqualTo(1);
    }

    @Test
    void takesAnotherNameThatIsFree() {
        incidents.open(begun("1", cause));

        assertThat(incidents.note(looks("1", country, List.of(), Optional.empty())))
                .isTrue();

        assertThat(mine()).extracting(Incident::trait).containsExactly(country);
        assertThat(incidents.open(begun("2", country)).isNew()).isFalse();
        assertThat(incidents.open(begun("3", cause)).isNew()).isTrue();
    }

    @Test
    void takesNoNameThatAnotherHas() {
        incidents.open(begun("1", cause));
        incidents.open(begun("2", country));

        assertThat(incidents.note(looks("1", country, List.of(), Optional.empty())))
                .isFalse();

        assertThat(incidents.find(incidentId("1")).orElseThrow().trait()).isEqualTo(cause);
    }

    @Test
    void oneThatIsClosedStaysAsItWas() {
        incidents.open(begun("1", cause));
        incidents.close(incidentId("1"), NOW);

        assertThat(incidents.note(looks("1", country, List.of(), Optional.empty())))
                .isFalse();
        assertThat(incidents.note(looks("1", cause, List.of(), Optional.of(NOW))))
                .isFalse();

        assertThat(incidents.find(incidentId("1")).orElseThrow().trait()).isEqualTo(cause);
    }

    @Test
    void theNewestComeFirst() {
        incidents.open(begun("1", cause));
        incidents.open(begun("2", country));

        assertThat(incidents.newest(1000))
                .extracting(Incident::incidentId)
                .containsSubsequence(incidentId("2"), incidentId("1"));
        assertThat(incidents.newest(1)).hasSize(1);
    }

    /// This test's own that are open.
    private List<Incident> mine() {
        return incidents.open().stream()
                .filter(incident -> incident.trait().value().equals(id))
                .toList();
    }

    private String incidentId(String number) {
        return "i-" + id + number;
    }

    private Incident begun(String number, Trait trait) {
        return looks(number, trait, List.of(new Share(new Trait(Dimension.CHANNEL, "SMS"), 95)), Optional.empty());
    }

    private Incident looks(String number, Trait trait, List<Share> shared, Optional<Instant> calmSince) {
        return new Incident(incidentId(number), trait, NOW, 4, 18, 0, shared, false, calmSince, Optional.empty());
    }
}
