package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.PickupLink;
import dev.latchkey.code.PickupLinks;
import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.QrScanner;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ShowPickupHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String token = link().token();
    private final ShowPickupHandler handler =
            new ShowPickupHandler(cloud.showPickup(), cloud.findJam(), cloud.helpLink(), new NoticeTexts());

    @Test
    void showsATokenThatAScannerReads() {
        var page = follow(token);

        var scanned = QrScanner.read(page.string("body"));

        assertThat(page.integer("statusCode")).isEqualTo(200);
        assertThat(claims(scanned).string("sub")).isEqualTo(parcel.deliveryId());
    }

    @Test
    void saysWhereWhichCompartmentAndUntilWhenInTheRecipientsLanguage() {
        assertThat(follow(token).string("body"))
                .contains(
                        "lang=\"de\"",
                        "Alexanderplatz, north entrance, Fach 7, bis Donnerstag, 26. November, 10:00 Uhr",
                        "Halten Sie diesen Code");
    }

    @Test
    void leadsToHelpAlsoWhereThereIsNothingToCollect() {
        var ready = help(follow(token));
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());
        var collected = help(follow(token));

        for (var link : List.of(ready, collected)) {
            assertThat(cloud.helpLink().read(link)).map(Delivery::deliveryId).contains(parcel.deliveryId());
        }
    }

    @Test
    void aForgedLinkLeadsToNoHelp() {
        assertThat(follow(token.substring(0, token.length() - 1) + "_").string("body"))
                .doesNotContain("/help/");
    }

    private static String help(JsonObject page) {
        return page.string("body").replaceAll("(?s).*href=\"../help/([^\"]+)\".*", "$1");
    }

    @Test
    void theDigitsAreNeitherInThePageNorInItsAddress() {
        var digits = cloud.composeMessage()
                .compose(
                        NoticeKind.CODE, Channel.SMS, cloud.delivery(parcel.deliveryId()), locker(), Parcel.recipient())
                .body()
                .replaceAll("(?s).*Abholcode: ([0-9]{8}).*", "$1");

        assertThat(follow(token).string("body")).doesNotContain(digits, token);
        assertThat(token).doesNotContain(digits);
    }

    @Test
    void loadsNothingRunsNothingAndIsKeptNowhere() {
        var page = follow(token);
        var headers = page.object("headers");

        assertThat(headers.string("cache-control")).isEqualTo("no-store");
        assertThat(headers.string("referrer-policy")).isEqualTo("no-referrer");
        assertThat(headers.string("content-security-policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "http");
        assertThat(page.string("body"))
                .doesNotContain("<script", "<img", "<link", "style=\"", "url(", "onclick", "href=\"http");
    }

    @Test
    void theStyleIsTheOneThatItsPolicyNames() throws Exception {
        var page = follow(token);
        var style = page.string("body").replaceAll("(?s).*<style>(.*)</style>.*", "$1");

        var hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(page.object("headers").string("content-security-policy"))
                .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    @Test
    void thePictureHasAName() throws Exception {
        var body = follow(token).string("body");
        var svg = body.substring(body.indexOf("<svg"), body.indexOf("</svg>") + 6);

        var element = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();

        assertThat(element.getAttribute("role")).isEqualTo("img");
        assertThat(element.getAttribute("aria-label")).isEqualTo("QR-Code für den Scanner am Schließfach");
    }

    @Test
    void aLockersNameIsText() {
        cloud.lockers.provision(
                new Locker(InMemoryCloud.LOCKER_ID, "<b>\"R&D\"</b>", ZoneId.of("Europe/Berlin"), "v1", List.of()));

        assertThat(follow(token).string("body"))
                .contains("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void aCollectedParcelsPageSaysSo() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected-1", cloud.clock.instant());

        assertSays(token, 410, "wurde abgeholt");
    }

    @Test
    void aHeldCodesPageSaysSoAndMakesNoToken() {
        Household.changes(cloud, Household.STRANGE);

        assertThat(follow(token).string("body")).contains("zurückgehalten").doesNotContain("<svg");
    }

    @Test
    void aReplacedCodesPageSendsToTheNewestMessage() {
        cloud.rotateCode().rotate(parcel.deliveryId());

        assertSays(token, 410, "neueste Nachricht");
        assertThat(QrScanner.read(follow(link().token()).string("body"))).isNotEmpty();
    }

    @Test
    void theLinkFromBeforeARelocationToALockerOfAnotherKeySendsToTheNewestMessage() {
        relocateToALockerOfAnotherKey();

        assertSays(token, 410, "neueste Nachricht");
        assertThat(follow(token).string("body")).doesNotContain("Hauptbahnhof");
        assertThat(QrScanner.read(follow(link().token()).string("body"))).isNotEmpty();
    }

    @Test
    void theKeyOfTheLockerThatAParcelHasLeftMakesNoLinkToItsNewCode() {
        relocateToALockerOfAnotherKey();
        var live = cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow();
        var forged = PickupLinks.link(parcel.deliveryId(), live.version(), FixedMasterKeys.V1);

        assertThat(follow(forged.token()).integer("statusCode")).isEqualTo(404);
    }

    @Test
    void anExpiredCodesPageSaysThatItIsOver() {
        cloud.clock.advance(Duration.ofHours(72));

        assertSays(token, 410, "gilt nicht mehr");
    }

    @Test
    void anExtendedWindowKeepsItsPage() {
        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");
        cloud.clock.advance(Duration.ofHours(100));

        assertThat(claims(QrScanner.read(follow(token).string("body"))).longInteger("exp"))
                .isEqualTo(InMemoryCloud.START.plus(Duration.ofHours(120)).getEpochSecond());
    }

    @Test
    void aRevokedCodesPageSaysThatItIsOver() {
        cloud.expireCode().cancel(parcel.deliveryId());

        assertSays(token, 410, "gilt nicht mehr");
    }

    @Test
    void anEndedDeliverysPageSaysThatItIsOver() {
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Escalated);

        assertSays(token, 410, "gilt nicht mehr");
    }

    @Test
    void aParcelThatIsNotThereYetHasNoCode() {
        var other = new Parcel("JD0009");
        cloud.recordCarrierEvent().record(other.registered());
        var early = PickupLinks.link(other.deliveryId(), 1, FixedMasterKeys.V1);

        assertSays(early.token(), 200, "noch keinen Code");
    }

    @Test
    void aForgedLinkTellsNothing() {
        var forged = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "Q" : "A");
        var ofAnotherVersion = token.replace(".1.", ".2.");

        for (var wrong : List.of(forged, ofAnotherVersion, "", "a.b.c", token + "x", "../../etc")) {
            var page = follow(wrong);
            assertThat(page.integer("statusCode")).isEqualTo(404);
            assertThat(page.string("body")).contains("lang=\"fr\"", "Ce lien").doesNotContain("<svg", "Alexanderplatz");
        }
    }

    private void relocateToALockerOfAnotherKey() {
        cloud.lockers.provision(new Locker(
                "locker-berlin-2",
                "Hauptbahnhof",
                ZoneId.of("Europe/Berlin"),
                FixedMasterKeys.V2.version(),
                List.of(new Compartment(3, Size.L))));
        cloud.relocateParcel()
                .relocate(
                        parcel.deliveryId(),
                        new Place("locker-berlin-2", 3),
                        cloud.clock.instant(),
                        Optional.of("tilda"));
    }

    private void assertSays(String link, int status, String words) {
        var page = follow(link);

        assertThat(page.integer("statusCode")).isEqualTo(status);
        assertThat(page.string("body")).contains(words).doesNotContain("<svg", "Alexanderplatz");
    }

    /// From a browser that speaks French.
    private JsonObject follow(String link) {
        return Invocation.of(
                handler, Map.of("headers", Map.of("accept-language", "fr"), "pathParameters", Map.of("token", link)));
    }

    private PickupLink link() {
        var code = cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow();
        return cloud.pickupLinks().link(parcel.deliveryId(), code);
    }

    private Locker locker() {
        return cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow();
    }

    private static JsonObject claims(String token) {
        return JsonObject.parse(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
