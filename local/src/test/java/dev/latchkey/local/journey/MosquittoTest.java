package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An MQTT client of another make and language reads a locker's manifest over mutual TLS.
@ExtendWith(Shared.VirtualTime.class)
class MosquittoTest {

    @Test
    void receivesTheRetainedManifest(Outside outside) {
        var mosquitto = Program.orSkip("mosquitto", "mosquitto_sub");
        var locker = outside.state().resolve("lockers").resolve(Outside.OFFLINE);
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        parcel.is("delivered");
        try (var plain = outside.plainLocker(Outside.OFFLINE)) {
            plain.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), 6);
        }
        parcel.becomes("ReadyForPickup");
        outside.settles();

        var received = mosquitto.prints(
                Map.of(),
                "-h",
                outside.system().mqtt().getHost(),
                "-p",
                Integer.toString(outside.system().mqtt().getPort()),
                "-i",
                Outside.OFFLINE,
                "--cafile",
                outside.state().resolve("ca.pem").toString(),
                "--cert",
                locker.resolve("certificate.pem").toString(),
                "--key",
                locker.resolve("private.pem").toString(),
                "-V",
                "5",
                "-q",
                "1",
                "-C",
                "1",
                "-W",
                "20",
                "-t",
                "lockers/" + Outside.OFFLINE + "/manifest");

        assertThat(Manifest.read(received.getBytes()).deliveries()).contains(parcel.deliveryId());
    }
}
