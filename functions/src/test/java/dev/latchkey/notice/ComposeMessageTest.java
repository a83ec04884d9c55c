package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.code.CodePolicy;
import dev.latchkey.code.PickupCode;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Recipient;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeMessageTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void saysTheDigitsThatTheLockerKnowsByTheirDigest() {
        var body = compose(NoticeKind.CODE, Channel.SMS, "en").body();

        var key = FixedMasterKeys.V1.lockerKey(InMemoryCloud.LOCKER_ID);
        assertThat(body).contains(digits());
        assertThat(key.digest(digits()))
                .isEqualTo(cloud.codes.find(parcel.deliveryId()).orElseThrow().digest());
    }

    @Test
    void aCodeKeepsTheLengthThatItWasIssuedWith() {
        var shorter = new Parcel("JD0002").confirmedAt(cloud);
        cloud.issueCode(new CodePolicy(6, Duration.ofHours(72), Duration.ofHours(24)))
                .issue(shorter.deliveryId());

        var text = cloud.composeMessage()
                .compose(
                        NoticeKind.CODE,
                        Channel.SMS,
                        cloud.delivery(shorter.deliveryId()),
                        locker(),
                        recipient("en", "Ada"));

        assertThat(text.body()).containsPattern("code: [0-9]{6}\\.");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Thursday 26 November, 10:00",
        "de, 'Donnerstag, 26. November, 10:00 Uhr'",
        "fr, jeudi 26 novembre à 10:00",
        "de-AT, 'Donnerstag, 26. November, 10:00 Uhr'"
    })
    void givesTheEndInTheRecipientsLanguageAndTheLockersTimeZone(String language, String until) {
        assertThat(compose(NoticeKind.CODE, Channel.EMAIL, language).body()).contains(until);
    }

    @Test
    void aLockerElsewhereHasAnotherTime() {
        var tokyo = new Locker("locker-tokyo-1", "Shibuya", ZoneId.of("Asia/Tokyo"), "v1", List.of());

        var text = cloud.composeMessage()
                .compose(
                        NoticeKind.CODE,
                        Channel.SMS,
                        cloud.delivery(parcel.deliveryId()),
                        tokyo,
                        recipient("en", "Ada"));

        assertThat(text.body()).contains("18:00");
    }

    @ParameterizedTest
    @CsvSource({"ja", "pt-BR", "ar"})
    void aLanguageWithoutWordsIsServedInEnglishThroughout(String language) {
        assertThat(compose(NoticeKind.CODE, Channel.EMAIL, language))
                .isEqualTo(compose(NoticeKind.CODE, Channel.EMAIL, "en"));
    }

    @ParameterizedTest
    @CsvSource({"CODE, en", "CODE, de", "CODE, fr", "REMINDER, en", "REMINDER, de", "REMINDER, fr"})
    void noTitleHoldsTheCode(NoticeKind kind, String language) {
        assertThat(compose(kind, Channel.PUSH, language).title()).doesNotContain(digits());
        assertThat(compose(kind, Channel.EMAIL, language).title()).doesNotContain(digits());
    }

    @Test
    void aNameThatLooksLikeAPlaceholderIsPrintedAsItIs() {
        var text = cloud.composeMessage()
                .compose(
                        NoticeKind.CODE,
                        Channel.EMAIL,
                        cloud.delivery(parcel.deliveryId()),
                        locker(),
                        recipient("en", "{trackingNumber} {until} $1"));

        assertThat(text.body()).startsWith("Hello {trackingNumber} {until} $1,");
    }

    @ParameterizedTest
    @CsvSource({"SMS, en", "SMS, de", "EMAIL, fr", "PUSH, en"})
    void aReminderOffersMoreTimeByALinkThatIsGood(Channel channel, String language) {
        var body = compose(NoticeKind.REMINDER, channel, language).body();

        var token = body.replaceAll("(?s).*https://latchkey.example/extend/([^\\s]+).*", "$1");
        assertThat(cloud.extensionLink().read(token)).isPresent();
    }

    @Test
    void whatWasGivenOnceIsNotOfferedAgain() {
        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");

        assertThat(compose(NoticeKind.REMINDER, Channel.EMAIL, "en").body()).doesNotContain("/extend/");
    }

    @Test
    void theCodesOwnNoticeOffersNothing() {
        assertThat(compose(NoticeKind.CODE, Channel.EMAIL, "en").body()).doesNotContain("/extend/");
    }

    @ParameterizedTest
    @CsvSource({"CODE, SMS, en", "CODE, PUSH, de", "CODE, EMAIL, fr", "REMINDER, SMS, de", "REMINDER, EMAIL, en"})
    void aMessageWithACodeLeadsToItsPickupPage(NoticeKind kind, Channel channel, String language) {
        var body = compose(kind, channel, language).body();

        var token = body.replaceAll("(?s).*https://latchkey.example/pickups/([^\\s]+).*", "$1");
        assertThat(cloud.pickupLinks().read(token)).isPresent();
        assertThat(token).doesNotContain(digits());
        assertThat(body.indexOf(digits())).isLessThan(body.indexOf("https://"));
    }

    @ParameterizedTest
    @CsvSource({
        "CODE, SMS, en, only the QR code opens",
        "CODE, EMAIL, de, öffnet nur der QR-Code",
        "CODE, PUSH, fr, seul le code QR",
        "REMINDER, SMS, de, öffnet nur der QR-Code"
    })
    void whatALockerWithoutAConnectionHasNotHeardOfIsOpenedByTheQrCodeOnly(
            NoticeKind kind, Channel channel, String language, String words) {
        disconnects();
        cloud.lockers.awaitSync(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 1);

        assertThat(compose(kind, channel, language).body()).contains(words, digits(), "/pickups/");
    }

    @Test
    void aLockerThatIsAwayAndHasTheDigitsOpensForThem() {
        var usual = compose(NoticeKind.CODE, Channel.EMAIL, "en");

        disconnects();

        assertThat(compose(NoticeKind.CODE, Channel.EMAIL, "en")).isEqualTo(usual);
    }

    @Test
    void aLockerWithAConnectionAsksForWhatItDoesNotKnow() {
        var usual = compose(NoticeKind.CODE, Channel.EMAIL, "en");

        cloud.lockers.awaitSync(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 1);

        assertThat(compose(NoticeKind.CODE, Channel.EMAIL, "en")).isEqualTo(usual);
    }

    @Test
    void aMessageWithoutACodeLeadsToNone() {
        assertThat(compose(NoticeKind.EXPIRED, Channel.EMAIL, "en").body()).doesNotContain("/pickups/");
    }

    @ParameterizedTest
    @EnumSource(value = NoticeKind.class, names = "WARNING", mode = EnumSource.Mode.EXCLUDE)
    void everyMessageLeadsLastToHelp(NoticeKind kind) {
        var channels = kind.carriesCode() ? List.of(Channel.PUSH, Channel.EMAIL) : List.of(Channel.values());
        for (var channel : channels) {
            var body = compose(kind, channel, "de").body();

            var token = body.replaceAll("(?s).*https://latchkey.example/help/([^\\s]+)\\s*$", "$1");
            assertThat(cloud.helpLink().read(token)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"CODE", "REMINDER", "SCANNER_TROUBLE"})
    void aTextMessageWithACodeHasOneLinkForBothItsPageAndHelp(NoticeKind kind) {
        assertThat(compose(kind, Channel.SMS, "de").body())
                .contains("/pickups/")
                .doesNotContain("/help/");
    }

    @Test
    void aWarningToThePreviousContactLeadsToNoHelp() {
        assertThat(compose(NoticeKind.WARNING, Channel.EMAIL, "en").body()).doesNotContain("/help/");
    }

    /// What docs/qr.md says that a text message costs.
    @ParameterizedTest
    @CsvSource({
        "CODE, en, https://q.example, 2",
        "CODE, de, https://q.example, 2",
        "CODE, fr, https://q.example, 2",
        "REMINDER, en, https://q.example, 3",
        "REMINDER, de, https://q.example, 3",
        "REMINDER, fr, https://q.example, 3",
        "CODE, en, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, 2",
        "CODE, de, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, 2",
        "CODE, fr, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, 2",
        "REMINDER, en, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, 3",
        "REMINDER, de, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, 3",
        "REMINDER, fr, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, 3"
    })
    void aTextMessageSaysItsCodeInItsFirstPartAndCostsSoManySegments(
            NoticeKind kind, String language, String publicUrl, int segments) {
        var body = textMessage(kind, language, publicUrl);

        assertThat(GsmText.segments(body)).isEqualTo(segments);
        assertThat(body.substring(0, GsmText.PART)).contains(digits());
    }

    @ParameterizedTest
    @CsvSource({
        "en, https://q.example",
        "de, https://q.example",
        "fr, https://q.example",
        "en, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
        "de, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com",
        "fr, https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"
    })
    void aTextMessageWithoutACodeCostsTwoSegments(String language, String publicUrl) {
        assertThat(GsmText.segments(textMessage(NoticeKind.DELAYED, language, publicUrl)))
                .isEqualTo(2);
    }

    private String textMessage(NoticeKind kind, String language, String publicUrl) {
        return new ComposeMessage(
                        cloud.masterKeys,
                        cloud.lockers,
                        new NoticeTexts(),
                        cloud.extensionLink(),
                        cloud.pickupLinks(),
                        cloud.helpLink(),
                        publicUrl)
                .compose(kind, Channel.SMS, cloud.delivery(parcel.deliveryId()), locker(), recipient(language, "Ada"))
                .body();
    }

    /// And of the code alone where the locker has not heard of it.
    @ParameterizedTest
    @CsvSource({"en", "de", "fr"})
    void whereOnlyTheQrCodeOpensATextMessageCostsTwoSegmentsToo(String language) {
        disconnects();
        cloud.lockers.awaitSync(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 1);

        var body = compose(NoticeKind.CODE, Channel.SMS, language).body();

        assertThat(GsmText.segments(body)).isEqualTo(2);
        assertThat(body.substring(0, GsmText.PART)).contains(digits());
    }

    @Test
    void anEndedCodeIsNotSaid() {
        cloud.expireCode().cancel(parcel.deliveryId());

        assertThatExceptionOfType(CodeNotLive.class).isThrownBy(() -> compose(NoticeKind.REMINDER, Channel.SMS, "en"));
        assertThat(compose(NoticeKind.EXPIRED, Channel.SMS, "en").body()).doesNotContain(digits());
    }

    private void disconnects() {
        cloud.lockers.noteDisconnected(InMemoryCloud.LOCKER_ID, new Word(1, InMemoryCloud.START));
    }

    private MessageText compose(NoticeKind kind, Channel channel, String language) {
        return cloud.composeMessage()
                .compose(
                        kind,
                        channel,
                        cloud.delivery(parcel.deliveryId()),
                        locker(),
                        recipient(language, "Ada Sommer"));
    }

    private Locker locker() {
        return cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow();
    }

    private String digits() {
        return PickupCode.derive(FixedMasterKeys.V1, InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 1, 8)
                .digits();
    }

    private static Recipient recipient(String language, String name) {
        return new Recipient("r-1", name, language, "DE", Parcel.recipient().channels());
    }
}
