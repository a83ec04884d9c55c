package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.RGBLuminanceSource;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import dev.latchkey.memory.QrScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The pickup page on the screen of a phone.
@ExtendWith(Shared.VirtualTime.class)
class BrowserTest {

    private final Outside outside;

    BrowserTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void theScannerOpensTheDoorByWhatTheScreenShows() throws IOException {
        try (var browser = Browser.orSkip()) {
            var parcel = outside.parcel().hasArrived();
            outside.settles();
            browser.opens(page(parcel));

            outside.locker(Outside.ONLINE).scans(qrCode(browser));

            parcel.ends("Collected");
            browser.opens(page(parcel));
            assertThat(browser.html()).contains("Dieses Paket wurde abgeholt");
        }
    }

    @Test
    void theButtonOpensADoorThatJams() {
        try (var browser = Browser.orSkip()) {
            var parcel = outside.parcel().hasArrived();
            outside.settles();
            jams(parcel);
            browser.opens(page(parcel));
            assertThat(browser.html()).contains("klemmt");

            browser.presses("button");

            shows(browser, "Wir entriegeln jetzt die Tür");
            parcel.ends("Collected");
            browser.presses("a");
            shows(browser, "Dieses Paket wurde abgeholt");
            assertThat(browser.address()).isEqualTo(page(parcel));
        }
    }

    @Test
    void whoeverHasNoCodePressesAButtonAndReadsWhatWasFound() {
        try (var browser = Browser.orSkip()) {
            var parcel = outside.parcel().hasArrived();
            outside.settles();
            browser.opens(outside.system().http().resolve(parcel.phone().helpPage()));
            assertThat(browser.html()).contains("I did not get my code");

            browser.presses("button");

            shows(browser, "We have sent you the same code");
            assertThat(browser.html()).doesNotContain(parcel.phone().code());
            assertThat(parcel.phone().channels()).containsExactly("PUSH", "SMS");
        }
    }

    private static void shows(Browser browser, String words) {
        Eventually.holds("the screen shows " + words, () -> browser.html().contains(words));
    }

    private URI page(Parcel parcel) {
        return outside.system().http().resolve(parcel.phone().pickupPage());
    }

    /// As long as the first try by command, which is in vain; then the latch lets go by itself.
    private void jams(Parcel parcel) {
        outside.passes(Duration.ofSeconds(1));
        var locker = outside.locker(Outside.ONLINE);
        int compartment = parcel.known().body().path("compartment").asInt();
        var before = outside.cloud().openings(Outside.ONLINE, compartment);
        locker.cabinet().breakDown(compartment, Fault.DOOR_JAMMED);
        locker.types(parcel.phone().code());
        Eventually.holds(
                "the latch was tried",
                () -> outside.cloud().openings(Outside.ONLINE, compartment).size() > before.size()
                        && outside.cloud().hasTriedToOpen(Outside.ONLINE, compartment));
        outside.passes(Duration.ofMinutes(5));
        locker.cabinet().repair(compartment);
    }

    private static String qrCode(Browser browser) throws IOException {
        var screen = ImageIO.read(new ByteArrayInputStream(browser.picture("svg")));
        int width = screen.getWidth();
        int height = screen.getHeight();
        return QrScanner.read(
                new RGBLuminanceSource(width, height, screen.getRGB(0, 0, width, height, null, 0, width)));
    }
}
