package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.diagnosis.Locker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The link in a message leads to a QR code, which the real controller's scanner reads.
@ExtendWith(Shared.VirtualTime.class)
class QrRoadsTest {

    private static final int COMPARTMENT = Vouching.COMPARTMENT;
    private static final Duration SYNC = Duration.ofSeconds(31);

    private final Outside outside;

    QrRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void theScannerAloneSuffices() {
        var parcel = outside.parcel().hasArrived();
        outside.settles();

        outside.locker(Outside.ONLINE).scans(parcel.phone().qrCode());

        parcel.ends("Collected");
        assertThat(outside.web().page(parcel.phone().pickupPage()).html())
                .contains("Dieses Paket wurde abgeholt")
                .doesNotContain("<svg");
    }

    @Test
    void theLinkInAMessageOpensOnThisMachineAsItIs() throws Exception {
        var parcel = outside.parcel().hasArrived();
        outside.settles();
        var link = Pattern.compile("https?://\\S+/pickups/[A-Za-z0-9._~-]+")
                .matcher(parcel.phone().shows().getLast().text());

        assertThat(link.find()).isTrue();

        try (var browser = HttpClient.newHttpClient()) {
            var page = browser.send(
                    HttpRequest.newBuilder(URI.create(link.group())).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<svg");
        }
    }

    @Test
    void opensADeliveryThatWasMadeWhileTheLockerWasOfflineThoughItStillIs() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        outside.locker(Outside.OFFLINE);
        outside.settles();
        outside.switchOff(Outside.OFFLINE);

        try (var cutOff = Locker.cutOff(Outside.OFFLINE, outside.state(), clock())) {
            parcel.isRegistered();
            parcel.is("delivered");
            cutOff.takesIn(parcel.trackingNumber(), COMPARTMENT);
            Vouching.of(outside, parcel);
            outside.passes(SYNC);
            var token = parcel.phone().qrCode();
            assertThat(cutOff.isOccupied(COMPARTMENT)).isTrue();

            cutOff.scans(token);
            Eventually.holds("the parcel is taken", () -> !cutOff.isOccupied(COMPARTMENT));

            // Somebody else's parcel comes into the same compartment, and the token is shown once more.
            cutOff.takesIn("SOMEBODYELSES", COMPARTMENT);
            cutOff.scans(token);
            assertThat(cutOff.isOccupied(COMPARTMENT)).isTrue();
        }

        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        outside.locker(Outside.OFFLINE);
        parcel.ends("Collected");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void aLockerThatNeverHeardOfAManifestOpensByTheKeyThatItWasGiven() {
        try (var own = Outside.start(true);
                var fresh = Locker.cutOff(
                        Outside.OFFLINE, own.state(), own.system().clock().asClock())) {
            var parcel = own.parcelTo(Outside.OFFLINE);
            parcel.isRegistered();
            parcel.is("delivered");
            fresh.takesIn(parcel.trackingNumber(), COMPARTMENT);
            Vouching.of(own, parcel);
            own.passes(SYNC);

            fresh.scans(parcel.phone().qrCode());

            Eventually.holds("the parcel is taken", () -> !fresh.isOccupied(COMPARTMENT));
        }
    }

    @Test
    void theOtherLockersScannerOpensNothing() {
        var parcel = outside.parcel().hasArrived();
        outside.settles();
        var other = outside.locker(Outside.OFFLINE);

        other.scans(parcel.phone().qrCode());
        outside.settles();

        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
        parcel.isCollected().ends("Collected");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void anExpiredWindowsPageSaysSo() {
        var parcel = outside.parcel().hasArrived();
        outside.settles();
        var page = parcel.phone().pickupPage();

        outside.passes(Duration.ofHours(72));
        parcel.ends("Returned");

        assertThat(outside.web().page(page).status()).isEqualTo(410);
        assertThat(outside.web().page(page).html()).contains("gilt nicht mehr").doesNotContain("<svg");
    }

    @Test
    void aForgedLinkIsAnsweredInTheBrowsersLanguage() {
        var page = outside.web().page("/pickups/d-aaaaaaaaaaaaaaaaaaaaa.1.AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html()).contains("This link is not valid");
    }

    private Clock clock() {
        return outside.system().clock().asClock();
    }
}
