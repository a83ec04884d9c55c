package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How lockers stand, as people with a browser see it, while the lockers come, go and are guessed at.
@ExtendWith(Shared.VirtualTime.class)
class FleetRoadsTest {

    private static final String LOCKER = Outside.OFFLINE;

    private final Outside outside;
    private boolean isOn;
    private long sequence = System.nanoTime();

    FleetRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @AfterEach
    void switchesTheLockerOff() {
        if (isOn) {
            outside.switchOff(LOCKER);
            isOn = false;
        }
        outside.settles();
    }

    @Test
    void aLockerThatIsThereTellsHowItIs() {
        isOn();
        Eventually.holds("it has reported", () -> known().has("health"));

        assertThat(known().path("health").path("firmware").asText()).isNotEmpty();
        assertThat(known().path("connectedSince").asText()).isNotEmpty();
        assertThat(known().path("compartments")).hasSize(8);
        assertThat(known().path("compartments").get(0).path("openings").isNumber())
                .isTrue();
        assertThat(line().path("firmware").asText()).isNotEmpty();
        assertThat(line().path("manifest").has("isBehind")).isTrue();
    }

    @Test
    void aParcelShowsWhereItLies() {
        isOn();
        var parcel = outside.parcelTo(LOCKER).hasArrived();
        parcel.becomes("ReadyForPickup");

        var compartment = StreamSupport.stream(known().path("compartments").spliterator(), false)
                .filter(it -> it.path("deliveryId").asText().equals(parcel.deliveryId()))
                .findFirst();

        assertThat(compartment)
                .hasValueSatisfying(it -> assertThat(it.path("state").asText()).startsWith("occupied"));
        assertThat(known().toString()).doesNotContain(parcel.trackingNumber());
        outside.settles();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aLockerThatGoesAwayIsOfflineAtOnceAndAFaultLater() {
        isOn();
        outside.switchOff(LOCKER);
        isOn = false;
        Eventually.holds("it is offline", () -> listed("offline").contains(LOCKER));
        assertThat(faults()).doesNotContain("offline");

        passes(Duration.ofMinutes(30));
        assertThat(faults()).contains("offline");
        assertThat(known().path("awaySince").asText()).isNotEmpty();

        isOn();
        Eventually.holds("its fault has cleared", () -> !faults().contains("offline"));
        assertThat(listed("offline")).doesNotContain(LOCKER);
    }

    @Test
    void aPanelThatIsGuessedAtHasAFaultUntilItIsQuiet() {
        try (var panel = outside.plainLocker(LOCKER)) {
            for (int i = 0; i < 9; i++) {
                panel.reports(wrongCode(UUID.randomUUID().toString()));
            }
            var last = wrongCode(UUID.randomUUID().toString());
            outside.settles();
            assertThat(faults()).doesNotContain("guessing");

            panel.reports(last);
            panel.reports(last);
            Eventually.holds("it is a fault", () -> faults().contains("guessing"));
            outside.settles();

            assertThat(known().path("wrongCodes").asInt()).isEqualTo(10);
            assertThat(listed("faulty")).contains(LOCKER);
            assertThat(line().path("wrongCodes").asInt()).isEqualTo(10);
            passes(Duration.ofMinutes(130));
            assertThat(faults()).doesNotContain("guessing");
            assertThat(known().path("wrongCodes").asInt()).isZero();
        }
    }

    @Test
    void aLockerThatSaysNothingIsSilentUntilItSaysSomething() {
        try (var silent = outside.plainLocker(LOCKER)) {
            Eventually.holds("it is connected", () -> known().has("connectedSince"));
            passes(Duration.ofMinutes(45));
            assertThat(faults()).contains("silent");

            silent.reports("""
                    {"eventId":"%s","sequence":%d,"occurredAt":"%s","type":"health","firmware":"9.9","manifestVersion":0,
                     "journalled":0,"powerSource":"battery","batteryPercent":40}
                    """.formatted(UUID.randomUUID(), ++sequence, outside.now()));

            Eventually.holds("it is not silent any more", () -> !faults().contains("silent"));
            assertThat(line().path("batteryPercent").asInt()).isEqualTo(40);
        }
    }

    @Test
    void aPageLeadsToTheNext() {
        var page = outside.web().get("/lockers?limit=1").body();
        var next = outside.web()
                .get("/lockers?limit=1&after=" + page.path("next").asText())
                .body();

        assertThat(List.of(
                        page.path("lockers").get(0).path("lockerId").asText(),
                        next.path("lockers").get(0).path("lockerId").asText()))
                .containsExactlyInAnyOrder(Outside.ONLINE, Outside.OFFLINE);
        assertThat(next.has("next")).isFalse();
    }

    private void isOn() {
        isOn = true;
        outside.locker(LOCKER);
        outside.settles();
        Eventually.holds("the locker is known to be there", () -> known().has("connectedSince"));
    }

    /// The schedule rests in a virtual clock's quiet hours, so its function is called at the end of them.
    private void passes(Duration time) {
        outside.passes(time);
        outside.checksLockers();
    }

    private String wrongCode(String eventId) {
        return """
                {"eventId":"%s","sequence":%d,"occurredAt":"%s","type":"refused","reason":"unknownCode","by":"keypad"}
                """.formatted(eventId, ++sequence, outside.now());
    }

    private JsonNode known() {
        return outside.web().get("/lockers/" + LOCKER).body();
    }

    private List<String> faults() {
        return known().path("faults").findValuesAsText("code");
    }

    private List<String> listed(String state) {
        return outside.web()
                .get("/lockers?state=" + state)
                .body()
                .path("lockers")
                .findValuesAsText("lockerId");
    }

    private JsonNode line() {
        return StreamSupport.stream(
                        outside.web().get("/lockers").body().path("lockers").spliterator(), false)
                .filter(line -> line.path("lockerId").asText().equals(LOCKER))
                .findFirst()
                .orElseThrow();
    }
}
