package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What moves the end of a pickup window, and how it ends.
@ExtendWith(Shared.VirtualTime.class)
class PickupRoadsTest {

    private static final Duration REMINDER = Duration.ofHours(24);
    private static final Duration WINDOW = Duration.ofHours(72);
    private static final Duration EXTENSION = Duration.ofHours(48);
    private static final Duration LONGEST_OUTAGE = Duration.ofHours(168);
    private static final Duration REPORTING = Duration.ofMinutes(5);
    private static final Duration SYNC = Duration.ofSeconds(30);
    private static final int COMPARTMENT = 9;
    private static final Pattern LINK = Pattern.compile("/extend/\\S+");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outside outside;

    PickupRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void isRemindedOnAnotherChannelThanTheOneThatLiesUnread() {
        var parcel = arrived(Outside.ONLINE);

        outside.passes(REMINDER);

        assertThat(parcel.phone().channels()).containsExactly("PUSH", "SMS");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void getsMoreTimeOnceByTheLinkInTheReminder() {
        var parcel = arrived(Outside.ONLINE);
        var end = end(parcel);
        outside.passes(REMINDER);
        var link = link(parcel);

        assertThat(outside.web().get(link).status()).isEqualTo(200);
        outside.settles();
        assertThat(end(parcel)).isEqualTo(end);
        assertThat(outside.web().post(link, "").status()).isEqualTo(200);
        outside.settles();

        assertThat(end(parcel)).isEqualTo(end.plus(EXTENSION));
        assertThat(manifest(Outside.ONLINE).expiry(parcel.deliveryId()))
                .contains(end.plus(EXTENSION).toString());
        assertThat(outside.web().post(link, "").status()).isEqualTo(409);
        assertThat(extendedBySupport(parcel)).isEqualTo(409);
        outside.passes(WINDOW);
        assertThat(end(parcel)).isEqualTo(end.plus(EXTENSION));
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void getsMoreTimeFromSupportAndGoesBackAfterIt() {
        var parcel = arrived(Outside.ONLINE);

        assertThat(extendedBySupport(parcel)).isEqualTo(200);
        assertThat(extendedBySupport(parcel)).isEqualTo(409);

        assertThat(parcel.timeline()).containsOnlyOnce("PickupExtended");
        outside.passes(WINDOW.plus(EXTENSION).minusSeconds(1));
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        outside.passes(Duration.ofSeconds(1));
        parcel.ends("Returned");
        assertThat(extendedBySupport(parcel)).isEqualTo(409);
    }

    @Test
    void aForgedLinkAndOneThatIsOverGiveNothing() {
        var parcel = arrived(Outside.ONLINE);
        outside.passes(REMINDER);
        var link = link(parcel);
        var forged = link.substring(0, link.length() - 2) + (link.endsWith("A_") ? "B_" : "A_");

        assertThat(outside.web().post(forged, "").status()).isEqualTo(404);
        assertThat(outside.web().get(forged).status()).isEqualTo(404);
        outside.passes(WINDOW.minus(REMINDER));
        parcel.ends("Returned");

        assertThat(outside.web().post(link, "").status()).isEqualTo(404);
        assertThat(parcel.timeline()).doesNotContain("PickupExtended");
    }

    @Test
    void goesBackToItsCarrierWhenTheLockerKnowsThatTheCodeHasEnded() {
        var parcel = arrived(Outside.ONLINE);

        outside.passes(WINDOW);
        parcel.ends("Returned");

        assertThat(parcel.timeline())
                .contains("PickupCodeExpired", "CodeRevocationAcknowledged", "ParcelHandedOver", "DeliveryReturned");
        assertThat(orders(parcel)).singleElement().satisfies(order -> {
            assertThat(order.path("reason").asText()).isEqualTo("PickupWindowOver");
            assertThat(order.path("codeRevocation").asText()).isEqualTo("Acknowledged");
            assertThat(order.path("lockerId").asText()).isEqualTo(Outside.ONLINE);
        });
    }

    @Test
    void isHandedOverThoughItsLockerDoesNotAnswerAndTheTimelineSaysWhenItDoes() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        String code;
        try (var silent = outside.plainLocker(Outside.OFFLINE)) {
            parcel.isRegistered();
            parcel.is("delivered");
            silent.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), COMPARTMENT);
            parcel.becomes("ReadyForPickup");
            outside.passes(SYNC);
            code = parcel.phone().code();
            outside.passes(WINDOW);
            parcel.ends("Returned");
        }

        assertThat(orders(parcel))
                .singleElement()
                .satisfies(order ->
                        assertThat(order.path("codeRevocation").asText()).isEqualTo("Pending"));
        assertThat(parcel.timeline()).doesNotContain("CodeRevocationAcknowledged");
        var locker = outside.locker(Outside.OFFLINE);
        outside.settles();
        assertThat(parcel.timeline()).contains("CodeRevocationAcknowledged");
        locker.types(code);
        outside.settles();
        assertThat(parcel.timeline()).doesNotContain("DoorOpened");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void anOutageOfItsLockerMovesTheEndByItsLength() {
        var parcel = arrived(Outside.OFFLINE);
        var end = end(parcel);

        isOut(Duration.ofHours(5));
        assertThat(end(parcel)).isEqualTo(end.plus(Duration.ofHours(5)));
        assertThat(manifest(Outside.OFFLINE).expiry(parcel.deliveryId()))
                .contains(end.plus(Duration.ofHours(5)).toString());
        isOut(Duration.ofMinutes(20));
        assertThat(end(parcel)).isEqualTo(end.plus(Duration.ofHours(5)));

        outside.passes(Duration.between(outside.now(), end(parcel)).minusSeconds(1));
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        outside.passes(Duration.ofSeconds(2));
        parcel.ends("Returned");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void theWindowDoesNotEndDuringAnOutage() {
        var parcel = arrived(Outside.OFFLINE);
        var end = end(parcel);
        outside.passes(WINDOW.minusHours(2));

        isOut(Duration.ofHours(10));

        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        assertThat(end(parcel)).isEqualTo(end.plus(Duration.ofHours(10)));
        parcel.isCollected().ends("Collected");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void aLockerThatIsAwayForAMomentAtTheEndIsWaitedFor() {
        var parcel = arrived(Outside.OFFLINE);
        outside.passes(WINDOW.minusMinutes(5));

        isOut(Duration.ofMinutes(10));

        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        outside.passes(REPORTING);
        parcel.ends("Returned");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void aLockerThatStaysAwayIsWaitedForUpToALimit() {
        var parcel = arrived(Outside.OFFLINE);
        var code = parcel.phone().code();
        outside.switchOff(Outside.OFFLINE);
        outside.settles();

        outside.passes(LONGEST_OUTAGE.minusSeconds(1));
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        outside.passes(Duration.ofSeconds(1).plus(SYNC));
        parcel.ends("Returned");

        assertThat(orders(parcel))
                .singleElement()
                .satisfies(order ->
                        assertThat(order.path("codeRevocation").asText()).isEqualTo("Pending"));
        var locker = outside.locker(Outside.OFFLINE);
        outside.settles();
        assertThat(parcel.timeline()).contains("CodeRevocationAcknowledged");
        locker.types(code);
        outside.settles();
        assertThat(parcel.timeline()).doesNotContain("DoorOpened");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void aCodeThatReachedNobodyForHoursIsGoodForHoursMore() {
        var parcel = outside.parcelFor("SMS");
        parcel.phone().isSlow("SMS", "PT5H");
        parcel.hasArrived();
        outside.settles();
        var end = end(parcel);

        outside.passes(Duration.ofHours(5).plusMinutes(1));

        assertThat(parcel.phone().shows()).isNotEmpty();
        assertThat(Duration.between(end, end(parcel)))
                .isBetween(Duration.ofHours(5), Duration.ofHours(5).plusMinutes(1));
        assertThat(manifest(Outside.ONLINE).expiry(parcel.deliveryId()))
                .contains(end(parcel).toString());
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aCancelledShipmentsCodeEndsAtOnceAndItsParcelGoesBack() {
        var parcel = arrived(Outside.ONLINE);
        var code = parcel.phone().code();

        wake(parcel, "{\"outcome\":\"Cancelled\"}");
        parcel.ends("Cancelled");

        assertThat(parcel.timeline()).contains("PickupCodeCancelled", "CodeRevocationAcknowledged");
        assertThat(orders(parcel))
                .singleElement()
                .satisfies(order -> assertThat(order.path("reason").asText()).isEqualTo("ShipmentCancelled"));
        outside.locker(Outside.ONLINE).types(code);
        outside.settles();
        assertThat(parcel.timeline()).doesNotContain("DoorOpened");
    }

    private void wake(Parcel parcel, String output) {
        var wait = outside.cloud()
                .items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "wait#pickup")
                .getFirst();
        outside.cloud()
                .stepFunctions()
                .sendTaskSuccess(
                        request -> request.taskToken(wait.get("taskToken").s()).output(output));
    }

    /// A parcel that lies in its locker, and whose recipient knows.
    private Parcel arrived(String lockerId) {
        var parcel = outside.parcelTo(lockerId);
        parcel.hasArrived();
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        return parcel;
    }

    private void isOut(Duration time) {
        outside.switchOff(Outside.OFFLINE);
        Eventually.holds("the broker has noticed", () -> isAway());
        outside.passes(time);
        outside.locker(Outside.OFFLINE);
        Eventually.holds("the locker is back", () -> !isAway());
        outside.settles();
    }

    /// By what the cloud has noted.
    private boolean isAway() {
        return outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.OFFLINE, "presence").stream()
                .anyMatch(item -> item.get("disconnectedAt")
                                .s()
                                .compareTo(item.get("connectedAt").s())
                        >= 0);
    }

    private static Instant end(Parcel parcel) {
        return Instant.parse(parcel.known().text("codeExpiresAt"));
    }

    private int extendedBySupport(Parcel parcel) {
        var status = outside.web()
                .post("/deliveries/" + parcel.deliveryId() + "/extension", "")
                .status();
        outside.settles();
        return status;
    }

    private static String link(Parcel parcel) {
        var reminder = parcel.phone().shows().getLast().text();
        return LINK.matcher(reminder).results().findFirst().orElseThrow().group();
    }

    private Manifest manifest(String lockerId) {
        var topic = "lockers/" + lockerId + "/manifest";
        var retained = outside.cloud().iot().getRetainedMessage(request -> request.topic(topic));
        return Manifest.read(retained.payload().asByteArray());
    }

    /// What the carrier's return heard of the parcel.
    private List<JsonNode> orders(Parcel parcel) {
        try (var lines = Files.lines(outside.state().resolve("aws/topics/latchkey-returns.jsonl"))) {
            return lines.map(PickupRoadsTest::json)
                    .flatMap(event -> StreamSupport.stream(event.path("Records").spliterator(), false))
                    .map(record -> json(record.at("/Sns/Message").asText()))
                    .filter(order -> order.path("deliveryId").asText().equals(parcel.deliveryId()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
