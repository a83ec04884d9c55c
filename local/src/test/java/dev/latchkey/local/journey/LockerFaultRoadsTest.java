package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// What becomes of a parcel behind a fault of its locker, and of the fault.
@ExtendWith(Shared.OwnVirtualTime.class)
class LockerFaultRoadsTest {

    private static final Duration REPAIR = Duration.ofHours(24);
    private static final Duration DIAGNOSIS = Duration.ofSeconds(61);
    /// The check comes every 15 minutes, and acts on what looks wrong to two of them.
    private static final Duration TWO_CHECKS = Duration.ofMinutes(30);
    private static final String JAM = "doorDidNotOpen";
    private static final Duration SYNC = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outside outside;

    LockerFaultRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void aDoorThatJamsBeforeItsRecipientIsOpenedByTheLatchOnceMore() {
        var parcel = arrived();
        jam(parcel);

        outside.locker(Outside.ONLINE).types(parcel.phone().code());
        awaitFault(parcel);
        repair(parcel);

        parcel.ends("Collected");
        Eventually.holds(
                "its fault is over", () -> List.of("Cleared", "Collected").contains(outcome(parcel)));
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void aJamIsRepairedAndTheParcelCollected() {
        var parcel = arrived();
        var end = end(parcel);
        jam(parcel);
        types(parcel);

        assertThat(obeyed("disableCompartment", compartment(parcel))).isTrue();
        assertThat(titles(parcel)).contains("Ihr Fach öffnet sich zurzeit nicht");
        assertThat(end(parcel)).isAfter(end);
        var order = order(parcel);
        assertThat(order.path("parcels").get(0).asText()).isEqualTo(parcel.deliveryId());
        assertThat(order.path("moveTo").asInt()).isPositive();

        repair(parcel);
        assertThat(resolve(order, "{\"resolution\":\"repaired\"}")).isEqualTo(200);
        outside.settles();

        ends(parcel, "Cleared");
        Eventually.holds("it is in use again", () -> obeyed("enableCompartment", compartment(parcel)));
        parcel.isCollected().ends("Collected");
    }

    @Test
    void theButtonOfTheirPageOpensAJammedDoorForWhoeverStandsThere() {
        var parcel = jammed();
        int before = openings(parcel);
        repair(parcel);

        var answer = outside.web().presses(parcel.phone().pickupPage());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html()).contains("Wir entriegeln jetzt die Tür");
        parcel.ends("Collected");
        Eventually.holds(
                "its fault is over", () -> List.of("Cleared", "Collected").contains(outcome(parcel)));
        assertThat(openings(parcel)).isEqualTo(before + 1);
        assertThat(parcel.cases()).isEmpty();
    }

    @Test
    void theButtonPressedAgainWithinAMomentOpensOnce() {
        var parcel = jammed();
        int before = openings(parcel);
        var page = parcel.phone().pickupPage();

        assertThat(outside.web().presses(page).status()).isEqualTo(200);
        outside.passes(Duration.ofSeconds(1));
        assertThat(outside.web().presses(page).status()).isEqualTo(429);
        outside.passes(Duration.ofSeconds(20));
        assertThat(outside.web().presses(page).status()).isEqualTo(429);
        outside.settles();

        assertThat(openings(parcel)).isEqualTo(before + 1);
        outside.passes(Duration.ofSeconds(9));
        repair(parcel);
        assertThat(outside.web().presses(page).status()).isEqualTo(200);
        parcel.ends("Collected");
        assertThat(openings(parcel)).isEqualTo(before + 2);
    }

    @Test
    void neitherAForgedLinkNorALookAtThePageOpensAJammedDoor() {
        var parcel = jammed();
        int before = openings(parcel);
        var page = parcel.phone().pickupPage();
        var forged = page.substring(0, page.length() - 1) + (page.endsWith("A") ? "Q" : "A");

        assertThat(outside.web().submits(forged + "/trouble").status()).isEqualTo(404);
        assertThat(outside.web().page(page).status()).isEqualTo(200);
        assertThat(outside.web().page(page + "/trouble").status()).isEqualTo(404);
        outside.settles();

        assertThat(openings(parcel)).isEqualTo(before);
        repair(parcel);
        parcel.isCollected().ends("Collected");
        assertThat(outside.web().submits(page + "/trouble").status()).isEqualTo(410);
    }

    @Test
    void aParcelIsCarriedToAnotherCompartmentUnderOtherDigits() {
        var parcel = arrived();
        var old = parcel.phone().code();
        jam(parcel);
        types(parcel);
        int to = order(parcel).path("moveTo").asInt();

        outside.passes(Duration.ofMinutes(30));
        cabinet().take(compartment(parcel));
        outside.locker(Outside.ONLINE).deposits(parcel.trackingNumber(), to);
        outside.settles();

        assertThat(parcel.known().body().path("compartment").asInt()).isEqualTo(to);
        ends(parcel, "Relocated");
        assertThat(parcel.cases()).isEmpty();
        outside.locker(Outside.ONLINE).types(old);
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        assertThat(parcel.phone().code()).isNotEqualTo(old);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aTechnicianSaysThatTheParcelLiesInAnotherLocker() {
        var parcel = arrived();
        var old = parcel.phone().code();
        jam(parcel);
        types(parcel);
        var there = outside.locker(Outside.OFFLINE);
        outside.settles();
        cabinet().take(compartment(parcel));
        there.cabinet().put(2);

        assertThat(resolve(
                        order(parcel),
                        "{\"resolution\":\"relocated\",\"lockerId\":\"" + Outside.OFFLINE + "\",\"compartment\":2}"))
                .isEqualTo(200);
        outside.settles();

        assertThat(parcel.known().text("lockerId")).isEqualTo(Outside.OFFLINE);
        var code = parcel.phone().code();
        assertThat(code).isNotEqualTo(old);
        there.types(code);
        outside.settles();
        parcel.ends("Collected");
        ends(parcel, "Relocated");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void aParcelThatIsHandedOverOutsideEndsAsRelocated() {
        var parcel = arrived();
        var code = parcel.phone().code();
        jam(parcel);
        types(parcel);

        cabinet().take(compartment(parcel));
        assertThat(resolve(order(parcel), "{\"resolution\":\"handedOver\",\"place\":\"Kiosk Nord, Hauptstr. 1\"}"))
                .isEqualTo(200);
        outside.settles();

        parcel.ends("Relocated");
        assertThat(parcel.phone().shows().getLast().text()).contains("Kiosk Nord, Hauptstr. 1");
        ends(parcel, "Relocated");
        repair(parcel);
        var before = parcel.timeline();
        outside.locker(Outside.ONLINE).types(code);
        outside.settles();
        assertThat(parcel.timeline()).isEqualTo(before);
    }

    @Test
    void aJamThatNobodyRepairsEndsInACase() {
        var parcel = arrived();
        jam(parcel);
        types(parcel);
        assertThat(outcome(parcel)).isEqualTo("RUNNING");

        outside.passes(REPAIR.plusMinutes(1));

        ends(parcel, "Escalated");
        assertThat(parcel.cases()).containsExactly("LockerFault");
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        repair(parcel);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aFaultWhoseWorkflowWasStoppedIsHandledInAnotherRunWithoutASecondNotice() {
        var parcel = arrived();
        jam(parcel);
        types(parcel);
        var fault = faults(parcel).getLast();
        outside.cloud().stop(fault, "fault-" + fault);

        outside.passes(TWO_CHECKS);

        assertThat(outcome("fault-" + fault)).isEqualTo("ABORTED");
        assertThat(outcome("fault-" + fault + "-run2")).isEqualTo("RUNNING");
        assertThat(titles(parcel)).containsOnlyOnce("Ihr Fach öffnet sich zurzeit nicht");
        assertThat(orders(parcel)).hasSize(1);
        repair(parcel);
        assertThat(resolve(order(parcel), "{\"resolution\":\"repaired\"}")).isEqualTo(200);
        outside.settles();
        assertThat(outcome("fault-" + fault + "-run2")).isEqualTo("Cleared");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void whoeverStandsBeforeADeadKeypadIsToldToUseTheOtherInput() {
        var parcel = arrived();
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            var there = at(Outside.OFFLINE, locker);
            locker.reports(fault(UUID.randomUUID(), "keypadDead", Optional.empty(), outside.now()));
            outside.passes(DIAGNOSIS);

            assertThat(titles(there)).contains("Bitte nutzen Sie den QR-Code");
            assertThat(titles(parcel)).doesNotContain("Bitte nutzen Sie den QR-Code");
            assertThat(sent(Outside.OFFLINE)).contains("disableInput");

            outside.passes(Duration.ofHours(1));
            locker.reports(cleared("keypadDead", Optional.empty(), outside.now()));
            outside.settles();
            assertThat(sent(Outside.OFFLINE)).contains("enableInput");
            assertThat(outcomes("keypadDead")).containsExactly("Cleared");
            locker.collects("collected-" + there.trackingNumber(), there.deliveryId(), 9);
            there.ends("Collected");
        }
        parcel.isCollected().ends("Collected");
    }

    @Test
    void whoseParcelComesWhenTheKeypadIsDeadAlreadyIsToldToo() {
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            outside.settles();
            outside.passes(Duration.ofMinutes(1));
            locker.reports(fault(UUID.randomUUID(), "keypadDead", Optional.empty(), outside.now()));
            outside.passes(DIAGNOSIS.plusMinutes(1));

            var late = at(Outside.OFFLINE, locker);

            assertThat(titles(late)).containsOnlyOnce("Bitte nutzen Sie den QR-Code");
            locker.reports(cleared("keypadDead", Optional.empty(), outside.now()));
            outside.settles();
            locker.collects("collected-" + late.trackingNumber(), late.deliveryId(), 9);
            late.ends("Collected");
        }
    }

    @Test
    void nobodyIsToldAgainOfALockerThatWorksAgain() {
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            outside.settles();
            var parcel = at(Outside.OFFLINE, locker);
            behave(parcel, "silent");
            outside.passes(Duration.ofSeconds(1));
            locker.reports(fault(UUID.randomUUID(), "keypadDead", Optional.empty(), outside.now()));
            outside.passes(DIAGNOSIS);
            assertThat(troubles(parcel)).containsExactly(ExecutionStatus.RUNNING);
            locker.reports(cleared("keypadDead", Optional.empty(), outside.now()));
            outside.settles();

            assertThat(troubles(parcel)).containsExactly(ExecutionStatus.SUCCEEDED);
            behave(parcel, "delivers");
            outside.passes(Duration.ofHours(2));
            assertThat(titles(parcel)).doesNotContain("Bitte nutzen Sie den QR-Code");
            assertThat(parcel.cases()).isEmpty();
            locker.collects("collected-" + parcel.trackingNumber(), parcel.deliveryId(), 9);
            parcel.ends("Collected");
        }
    }

    @Test
    void aFaultThatIsReportedTwiceIsHandledOnceAndOneThatIsOverNotAtAll() {
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            outside.settles();
            outside.passes(Duration.ofMinutes(1));
            int before = outcomes("occupancySensorDead").size();
            var eventId = UUID.randomUUID();
            locker.reports(fault(eventId, "occupancySensorDead", Optional.of(3), outside.now()));
            locker.reports(fault(eventId, "occupancySensorDead", Optional.of(3), outside.now()));
            var began = outside.now();
            outside.passes(Duration.ofSeconds(30));
            locker.reports(cleared("scannerDead", Optional.empty(), outside.now()));
            outside.settles();
            locker.reports(fault(UUID.randomUUID(), "scannerDead", Optional.empty(), began));
            outside.passes(DIAGNOSIS);

            assertThat(outcomes("occupancySensorDead")).hasSize(before + 1).contains("RUNNING");
            assertThat(outcomes("scannerDead")).isEmpty();

            locker.reports(cleared("occupancySensorDead", Optional.of(3), outside.now()));
            outside.settles();
            assertThat(outcomes("occupancySensorDead")).doesNotContain("RUNNING");
        }
    }

    @Test
    void aLockerThatDoesNotAnswerIsBelievedAndAwsMayFailOnTheWay() {
        var aws = new AwsFaultsDoor(outside.web());
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            var parcel = at(Outside.OFFLINE, locker);
            var end = end(parcel);
            outside.passes(Duration.ofSeconds(1));
            aws.fails("dynamodb", "UpdateItem", "LockersTable", "ThrottlingException", 4);
            aws.fails("iotdata", "Publish", null, "ThrottlingException", 4);
            aws.fails("sns", "Publish", null, "Throttled", 4);
            locker.reports(fault(UUID.randomUUID(), JAM, Optional.of(9), outside.now()));
            outside.passes(DIAGNOSIS.plusMinutes(30));

            assertThat(aws.tookEffect()).isPositive();
            assertThat(orders(parcel)).hasSize(1);
            assertThat(titles(parcel)).containsOnlyOnce("Ihr Fach öffnet sich zurzeit nicht");
            assertThat(end(parcel)).isAfter(end);

            locker.reports(cleared(JAM, Optional.of(9), outside.now()));
            outside.passes(Duration.ofMinutes(10));
            assertThat(outcomes(JAM)).doesNotContain("RUNNING");
            locker.collects("collected-" + parcel.trackingNumber(), parcel.deliveryId(), 9);
            parcel.ends("Collected");
        } finally {
            aws.end();
        }
    }

    // ---- a locker that only says what it is told to ----

    /// A parcel in compartment 9 whose recipient knows.
    private Parcel at(String lockerId, PlainLocker locker) {
        var parcel = outside.parcelTo(lockerId);
        parcel.isRegistered();
        parcel.is("delivered");
        locker.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), 9);
        parcel.becomes("ReadyForPickup");
        outside.passes(SYNC);
        return parcel;
    }

    private static void behave(Parcel parcel, String behaviour) {
        parcel.recipient().channels().forEach(channel -> parcel.phone().behaves(channel, behaviour));
    }

    /// How the notices of its locker's faults stand.
    private static List<ExecutionStatus> troubles(Parcel parcel) {
        return parcel.executions().stream()
                .filter(execution -> execution.name().contains("-trouble-"))
                .map(ExecutionListItem::status)
                .toList();
    }

    private static String fault(UUID eventId, String code, Optional<Integer> compartment, Instant at) {
        return "{\"eventId\":\"%s\",\"sequence\":7,\"occurredAt\":\"%s\",\"type\":\"fault\",\"code\":\"%s\",\"severity\":\"major\"%s,\"evidence\":{}}"
                .formatted(eventId, at, code, field(compartment));
    }

    private static String cleared(String code, Optional<Integer> compartment, Instant at) {
        return "{\"eventId\":\"%s\",\"sequence\":8,\"occurredAt\":\"%s\",\"type\":\"faultCleared\",\"code\":\"%s\"%s}"
                .formatted(UUID.randomUUID(), at, code, field(compartment));
    }

    private static String field(Optional<Integer> compartment) {
        return compartment.map(",\"compartment\":%d"::formatted).orElse("");
    }

    /// The types of the commands that were sent to a locker.
    private List<String> sent(String lockerId) {
        return outside.cloud().items(Cloud.LOCKERS, "lockerId", lockerId, "command#").stream()
                .map(item -> json(item.get("command").s()).path("type").asText())
                .toList();
    }

    /// How the workflows of the other locker's faults of one kind ended, `RUNNING` for those that have not. It has
    /// others: it comes and goes, and says little of its health.
    private List<String> outcomes(String code) {
        var names = outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.OFFLINE, "fault#").stream()
                .filter(item -> item.get("code").s().equals(code))
                .map(item -> "fault-" + item.get("faultId").s())
                .toList();
        return outside.cloud()
                .executions()
                .filter(execution -> names.contains(execution.name()))
                .map(this::outcome)
                .toList();
    }

    // ---- the locker ----

    private Parcel arrived() {
        var parcel = outside.parcelTo(Outside.ONLINE);
        parcel.hasArrived();
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        return parcel;
    }

    /// A moment after whatever was wrong with the door before.
    private void jam(Parcel parcel) {
        outside.passes(Duration.ofSeconds(1));
        cabinet().breakDown(compartment(parcel), Fault.DOOR_JAMMED);
    }

    private void repair(Parcel parcel) {
        cabinet().repair(compartment(parcel));
    }

    private SimulatedCabinet cabinet() {
        return outside.locker(Outside.ONLINE).cabinet();
    }

    private static int compartment(Parcel parcel) {
        return parcel.known().body().path("compartment").asInt();
    }

    /// Types the code at a jammed door, which the cloud tries once more in vain.
    private void types(Parcel parcel) {
        outside.locker(Outside.ONLINE).types(parcel.phone().code());
        awaitFault(parcel);
        outside.settles();
        Eventually.present(
                "a technician is called", () -> orders(parcel).stream().findFirst());
        outside.settles();
    }

    /// A parcel behind a door that jams, which its recipient has tried in vain a while ago. No technician has come yet.
    private Parcel jammed() {
        var parcel = arrived();
        jam(parcel);
        types(parcel);
        outside.passes(Duration.ofMinutes(5));
        return parcel;
    }

    /// How often the cloud told the locker to open the parcel's compartment, which it has tried each time.
    private int openings(Parcel parcel) {
        int compartment = compartment(parcel);
        Eventually.holds("the latch was tried", () -> outside.cloud().hasTriedToOpen(Outside.ONLINE, compartment));
        return outside.cloud().openings(Outside.ONLINE, compartment).size();
    }

    private void awaitFault(Parcel parcel) {
        Eventually.holds("the jam is known", () -> !faults(parcel).isEmpty());
    }

    /// Whether the locker has done what the cloud told it.
    private boolean obeyed(String type, int compartment) {
        return outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.ONLINE, "command#").stream()
                .filter(item -> item.containsKey("outcome"))
                .map(item -> json(item.get("command").s()))
                .anyMatch(command -> command.path("type").asText().equals(type)
                        && command.path("compartment").asInt() == compartment);
    }

    // ---- what the cloud makes of it ----

    /// The jams that it lay behind; other faults are the whole locker's.
    private List<String> faults(Parcel parcel) {
        return outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.ONLINE, "fault#").stream()
                .filter(item -> item.get("code").s().equals(JAM))
                .filter(item -> item.get("handling").s().contains(parcel.deliveryId())
                        || item.get("evidence").s().contains(parcel.deliveryId()))
                .map(item -> item.get("faultId").s())
                .toList();
    }

    /// How the fault's workflow ended, or `RUNNING`.
    private String outcome(Parcel parcel) {
        return outcome("fault-" + faults(parcel).getLast());
    }

    private String outcome(String name) {
        var execution = outside.cloud()
                .executions()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        return outcome(execution);
    }

    private String outcome(ExecutionListItem execution) {
        return execution.status() == ExecutionStatus.SUCCEEDED
                ? json(outside.cloud().describe(execution).output())
                        .path("outcome")
                        .asText()
                : execution.status().name();
    }

    private void ends(Parcel parcel, String outcome) {
        Eventually.holds("its fault ends as " + outcome, () -> outcome(parcel).equals(outcome));
    }

    private JsonNode order(Parcel parcel) {
        return orders(parcel).getFirst();
    }

    /// What a technician was told of its jam.
    private List<JsonNode> orders(Parcel parcel) {
        if (!Files.exists(orders())) {
            return List.of();
        }
        try (var lines = Files.lines(orders())) {
            return lines.map(LockerFaultRoadsTest::json)
                    .flatMap(event -> StreamSupport.stream(event.path("Records").spliterator(), false))
                    .map(record -> json(record.at("/Sns/Message").asText()))
                    .filter(order -> order.path("code").asText().equals(JAM))
                    .filter(order -> order.path("parcels").toString().contains(parcel.deliveryId()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path orders() {
        return outside.state().resolve("aws/topics/latchkey-technicians.jsonl");
    }

    private int resolve(JsonNode order, String resolution) {
        return outside.web()
                .post(
                        "/lockers/" + order.path("lockerId").asText() + "/faults/"
                                + order.path("faultId").asText() + "/resolution",
                        resolution)
                .status();
    }

    private static List<String> titles(Parcel parcel) {
        return parcel.phone().shows().stream().map(Phone.Message::heading).toList();
    }

    private static Instant end(Parcel parcel) {
        return Instant.parse(parcel.known().text("codeExpiresAt"));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
