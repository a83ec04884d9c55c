package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineSealTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final TimelineEntry REGISTERED = TimelineEntry.of("e-1", NOW, "ShipmentRegistered");
    private static final TimelineEntry DEPOSITED = new TimelineEntry(
            "e-2", NOW.plusSeconds(60), "ParcelDeposited", Map.of("compartment", 7, "lockerId", "l-1"));

    private final TimelineSeal seal = TimelineSeal.of(List.of(REGISTERED, DEPOSITED));

    @Test
    void holdsOfTheSameTimeline() {
        assertThat(seal.lostIn(List.of(REGISTERED, DEPOSITED))).isZero();
        assertThat(seal.entries()).isEqualTo(2);
    }

    /// Which is in the middle, where it is heard of late.
    @Test
    void holdsOfATimelineToWhichSomethingWasAdded() {
        var late = TimelineEntry.of("e-3", NOW.plusSeconds(30), "ShipmentInTransit");

        assertThat(seal.lostIn(List.of(REGISTERED, late, DEPOSITED))).isZero();
    }

    @Test
    void missesWhatWasRemoved() {
        assertThat(seal.lostIn(List.of(REGISTERED))).isEqualTo(1);
        assertThat(seal.lostIn(List.of())).isEqualTo(2);
    }

    @Test
    void missesWhatWasChangedInAnything() {
        var details = DEPOSITED.details();

        assertThat(List.of(
                        new TimelineEntry("e-4", DEPOSITED.at(), DEPOSITED.type(), details),
                        new TimelineEntry("e-2", DEPOSITED.at().plusMillis(1), DEPOSITED.type(), details),
                        new TimelineEntry("e-2", DEPOSITED.at(), "ParcelCollected", details),
                        new TimelineEntry(
                                "e-2", DEPOSITED.at(), DEPOSITED.type(), Map.of("compartment", 8, "lockerId", "l-1")),
                        new TimelineEntry("e-2", DEPOSITED.at(), DEPOSITED.type(), Map.of("compartment", 7))))
                .allMatch(changed -> seal.lostIn(List.of(REGISTERED, changed)) == 1);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(TimelineSeal.read(seal.text())).isEqualTo(seal);
        assertThat(seal.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(TimelineSeal.read(TimelineSeal.of(List.of()).text()).entries())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "no seal at all, whatever it is"})
    void whatSomebodyHasSpoiltHoldsOfNothing(String spoilt) {
        assertThat(TimelineSeal.read(spoilt).lostIn(List.of(REGISTERED, DEPOSITED)))
                .isPositive();
    }

    /// So that anybody can compute it with any tool.
    @Test
    void isTheSameWhereverItIsComputed() {
        assertThat(TimelineSeal.of(List.of(DEPOSITED)).text()).isEqualTo("IiQhf3P-J6JnpXk2");
    }
}
