package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.DeliveryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of everybody's messages when a channel fails in a whole country. In a system of its own, since it
/// spoils the channel for others.
class ChannelRoadsTest {

    /// `ChannelHealthMinimum` and `ChannelProbeEvery` of the template.
    private static final int ENOUGH = 50;

    private static final int PROBE_EVERY = 10;

    private static final Duration SMS_DEADLINE = Duration.ofSeconds(120);

    /// The span of a count and the deadline of its last message.
    private static final Duration OLD_ENOUGH = Duration.ofMinutes(5).plus(SMS_DEADLINE);

    private final Outside outside = Outside.start(true);

    @AfterEach
    void isOver() {
        outside.close();
    }

    @Test
    void textMessagesThatFailInOneCountryGiveWayToEmailsThereUntilTheyArriveAgain() {
        finnishTextMessages("silent");
        var waited = arrived(parcels("FI").limit(ENOUGH));
        outside.passes(SMS_DEADLINE.minusSeconds(1));
        assertThat(waited).allMatch(parcel -> parcel.phone().channels().isEmpty());
        outside.passes(OLD_ENOUGH);
        assertThat(waited)
                .allSatisfy(parcel -> assertThat(parcel.phone().channels()).containsExactly("EMAIL"));

        var next = arrived(parcels("FI").filter(parcel -> !isProbe(parcel)).limit(3));
        assertThat(next)
                .allSatisfy(parcel -> assertThat(parcel.phone().channels()).containsExactly("EMAIL"));
        var abroad = arrived(parcels("SE").filter(parcel -> !isProbe(parcel)).limit(3));
        assertThat(abroad)
                .allSatisfy(parcel -> assertThat(parcel.phone().channels()).containsExactly("SMS"));
        var probe = arrived(parcels("FI").filter(ChannelRoadsTest::isProbe).limit(1));
        assertThat(probe.getFirst().phone().channels()).isEmpty();
        outside.passes(SMS_DEADLINE);
        assertThat(probe.getFirst().phone().channels()).containsExactly("EMAIL");
        assertThat(degraded())
                .isNotEmpty()
                .allMatch(line -> line.contains("\"channel\":\"SMS\"") && line.contains("\"country\":\"FI\""));

        finnishTextMessages("delivers");
        outside.passes(Duration.ofMinutes(30));
        var probes = arrived(parcels("FI").filter(ChannelRoadsTest::isProbe).limit(ENOUGH));
        assertThat(probes)
                .allSatisfy(parcel -> assertThat(parcel.phone().channels()).containsExactly("SMS"));
        outside.passes(OLD_ENOUGH);

        var atLast = arrived(parcels("FI").filter(parcel -> !isProbe(parcel)).limit(3));
        assertThat(atLast)
                .allSatisfy(parcel -> assertThat(parcel.phone().channels()).containsExactly("SMS"));
    }

    private void finnishTextMessages(String behaviour) {
        outside.web()
                .setsReceipts("{\"channel\":\"SMS\",\"prefix\":\"+358\",\"behaviour\":\"%s\"}".formatted(behaviour));
    }

    private Stream<Parcel> parcels(String country) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> outside.parcelIn(country, "SMS", "EMAIL"));
    }

    private List<Parcel> arrived(Stream<Parcel> parcels) {
        var arrived = parcels.peek(Parcel::hasArrived).toList();
        outside.settles();
        arrived.forEach(parcel -> parcel.becomes("ReadyForPickup"));
        return arrived;
    }

    private static boolean isProbe(Parcel parcel) {
        var deliveryId = DeliveryId.of("acme", parcel.trackingNumber());
        return Math.floorMod(deliveryId.hashCode(), PROBE_EVERY) == 0;
    }

    /// What the functions count of plans that moved a channel.
    private List<String> degraded() {
        try (var lines = Files.lines(outside.state().resolve("logs/latchkey-latchkey-functions.log"))) {
            return lines.filter(line -> line.contains("\"ChannelDegraded\":1")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
