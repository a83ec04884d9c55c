package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.message.Contract;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import dev.latchkey.device.token.ParcelDigest;
import dev.latchkey.device.token.PickupToken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickupTokenTest {

    private static final String PARCEL = "SIM0000001";

    @AutoClose
    private final TestLocker locker;

    PickupTokenTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.HELPFUL);
    }

    @Test
    void theScannerAloneSuffices() {
        locker.manifest(13, locker.parcel());

        locker.cabinet.scan(token());

        assertThat(locker.link.happenings())
                .containsExactly(
                        new Happening.Opened(1, Optional.of("d-1"), Optional.of(1), OpenedBy.SCANNER),
                        new Happening.Closed(1),
                        new Happening.Collected(1, "d-1"));
    }

    @Test
    void opensADeliveryThatWasMadeWhileTheLockerWasOffline() {
        locker.manifest(12);
        locker.link.disconnect();
        locker.cabinet.deposit(PARCEL, 1);

        locker.cabinet.scan(token());

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void opensBeforeTheFirstManifest() {
        locker.cabinet.put(1);

        locker.cabinet.scan(token());

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void takesATokenWithTheScannersLineFeed() {
        locker.cabinet.put(1);

        locker.cabinet.scan(token() + "\r\n");

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void refusesATokenWithAnyBitChanged() throws MalformedMessage {
        String token = token();
        KeyRing keys = locker.keyFile;
        assertThat(PickupToken.verified(token, keys).deliveryId()).isEqualTo("d-1");

        for (int i = 0; i < token.length(); i++) {
            for (int bit = 1; bit < 256; bit <<= 1) {
                char[] changed = token.toCharArray();
                changed[i] ^= (char) bit;
                assertThat(isForged(new String(changed), keys))
                        .as("bit " + bit + " of character " + i)
                        .isTrue();
            }
        }
    }

    @Test
    void aForgedTokenOpensNothing() {
        locker.cabinet.put(1);
        String token = token();

        locker.cabinet.scan(token.substring(0, token.length() - 4) + "AAAA");

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.FORGED));
        assertThat(locker.cabinet.shown()).contains(Prompt.CODE_REFUSED);
    }

    @Test
    void refusesATokenByAKeyThatIsNotTrusted() {
        locker.cabinet.scan(new CloudSigner().token(claims()));

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.FORGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "sub", "exp", "compartment", "codeVersion", "manifest", "parcel"})
    void refusesATokenThatLacksAClaim(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);

        locker.cabinet.scan(locker.cloud.token(claims));

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.FORGED));
    }

    @Test
    void refusesATokenThatSaysItNeedsNoSignature() {
        locker.cabinet.scan(locker.cloud.token(Map.of("alg", "none"), Contract.bytes(claims())));

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.FORGED));
    }

    @Test
    void refusesASignedManifestForAToken() {
        Map<String, Object> manifest = Contract.tree(locker.cloud.manifest(TestLocker.ID, 1));

        locker.cabinet.scan(
                manifest.get("protected") + "." + manifest.get("payload") + "." + manifest.get("signature"));

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.FORGED));
    }

    @Test
    void tellsTheBearerOfAnotherLockersToken() {
        refuses(RefusalReason.OTHER_LOCKER, Map.of("aud", "locker-hamburg-1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesATokenOnceItsParcelWasTaken(boolean restarts) {
        locker.cabinet.put(1);
        locker.cabinet.scan(token());
        if (restarts) {
            locker.restart();
            locker.link.connect();
        }

        locker.cabinet.scan(token());

        assertThat(locker.link.happenings()).endsWith(refused(RefusalReason.COLLECTED));
    }

    @Test
    void refusesATokenOnceItsParcelWasTakenWithTheCode() {
        locker.manifest(13, locker.parcel());
        locker.cabinet.type(TestLocker.CODE);

        locker.cabinet.scan(token());

        assertThat(locker.link.happenings()).endsWith(refused(RefusalReason.COLLECTED));
    }

    @Test
    void theCodeOpensNothingOnceTheParcelWasTakenWithALaterToken() {
        locker.manifest(12, locker.parcel());
        locker.cabinet.scan(locker.cloud.token(with(Map.of("codeVersion", 2))));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings())
                .endsWith(new Happening.Refused(RefusalReason.EXPIRED, Optional.of(OpenedBy.KEYPAD)));
    }

    @Test
    void refusesATokenAfterItsEnd() {
        String token =
                locker.cloud.token(with(Map.of("exp", locker.time.instant().getEpochSecond() + 60)));
        locker.time.pass(Duration.ofSeconds(60));

        locker.cabinet.scan(token);

        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4M59S", "PT5M"})
    void allowsForFiveMinutesWhileTheMachinesOwnClockCounts(Duration late) {
        locker.cabinet.put(1);
        Instant end = locker.time.instant().plusSeconds(60);
        locker.restartAt(end.plus(late));

        locker.cabinet.scan(locker.cloud.token(with(Map.of("exp", end.getEpochSecond()))));

        assertThat(locker.cabinet.isOccupied(1)).isEqualTo(late.equals(Duration.ofMinutes(5)));
    }

    @Test
    void theManifestsEndCountsWhereItListsTheDelivery() {
        Grant parcel = locker.parcel();
        locker.manifest(14, parcel);
        String token =
                locker.cloud.token(with(Map.of("exp", locker.time.instant().getEpochSecond() + 60)));
        locker.time.pass(Duration.ofMinutes(2));

        locker.cabinet.scan(token);

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void refusesATokenThatANewerManifestLacks() {
        locker.manifest(13);

        refuses(RefusalReason.REVOKED, Map.of());
    }

    @Test
    void refusesATokenOfAnEarlierCode() {
        Grant rotated = new Grant("d-1", 1, 2, locker.parcel().digest(), locker.inDays(3));
        locker.manifest(12, rotated);

        refuses(RefusalReason.REVOKED, Map.of());
    }

    @Test
    void takesATokenOfALaterCodeThatTheManifestDoesNotKnowYet() {
        locker.manifest(12, locker.parcel());

        locker.cabinet.scan(locker.cloud.token(with(Map.of("codeVersion", 2))));

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void refusesATokenForAnotherCompartmentThanTheManifestHas() {
        locker.manifest(12, locker.parcel());

        refuses(RefusalReason.REVOKED, Map.of("compartment", 2));
    }

    @Test
    void refusesATokenWhereAnotherParcelWasPutSince() {
        locker.cabinet.deposit("SIM0000002", 1);

        refuses(RefusalReason.REVOKED, Map.of());

        assertThat(locker.cabinet.isOccupied(1)).isTrue();
    }

    @Test
    void knowsThatAnotherParcelWasPutAfterARestart() {
        locker.cabinet.deposit("SIM0000002", 1);
        locker.restart();
        locker.link.connect();

        refuses(RefusalReason.REVOKED, Map.of());
    }

    @Test
    void knowsAParcelHoweverItsNumberIsWritten() {
        locker.cabinet.deposit("sim-000 0001", 1);

        locker.cabinet.scan(token());

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void aPanelThatRefusesCodesStillTakesTokens() {
        lockOut();
        locker.cabinet.put(1);

        locker.cabinet.scan(token());

        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void aRefusedTokenIsNoGuess() {
        for (int i = 0; i < 100; i++) {
            locker.cabinet.scan(token() + i);
        }

        assertThat(locker.controller.status().lockedOutUntil()).isEmpty();
    }

    @Test
    void aScannerThatReadsDigitsIsAKeypad() {
        lockOut();
        locker.manifest(1, locker.parcel());

        locker.cabinet.scan(TestLocker.CODE);

        assertThat(locker.link.happenings()).endsWith(refused(RefusalReason.LOCKED_OUT));
    }

    @Test
    void retiredKeysTokensAreRefused() {
        CloudSigner next = new CloudSigner("v2");
        locker.cabinet.put(1);
        locker.link.listener.manifestReceived(locker.cloud.manifest(TestLocker.ID, 1, List.of(locker.cloud, next)));
        locker.link.listener.manifestReceived(next.manifest(TestLocker.ID, 2, List.of(next)));
        locker.restart();
        locker.link.connect();

        locker.cabinet.scan(token());
        assertThat(locker.link.happenings()).containsExactly(refused(RefusalReason.FORGED));

        locker.cabinet.scan(next.token(claims()));
        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @Test
    void whateverAScannerReadsNothingBreaks() {
        Random random = new Random(20261123);
        String token = token();
        for (int i = 0; i < 500; i++) {
            locker.cabinet.scan(garbage(random, token));
        }

        assertThat(locker.broken).isEmpty();
        assertThat(locker.link.happenings()).doesNotHaveAnyElementsOfTypes(Happening.Opened.class);
    }

    /// Noise, pieces of a token, and tokens whose parts decode to anything.
    private String garbage(Random random, String token) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(random, random.nextInt(300), Character.MAX_VALUE);
            case 1 -> token.substring(random.nextInt(token.length() / 2)) + noise(random, 3, 128);
            case 2 -> "eyJhbGciOiJFZERTQSJ9." + noise(random, 40, 128) + "." + noise(random, 40, 128);
            default ->
                locker.cloud.token(
                        random.nextBoolean() ? Map.of("alg", "EdDSA", "kid", "v1") : Map.of("kid", 7),
                        noise(random, 60, 256).getBytes());
        };
    }

    private static String noise(Random random, int length, int characters) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) random.nextInt(characters));
        }
        return noise.toString();
    }

    private static boolean isForged(String text, KeyRing keys) {
        try {
            PickupToken.verified(text, keys);
            return false;
        } catch (MalformedMessage e) {
            return true;
        }
    }

    private void refuses(RefusalReason reason, Map<String, Object> changed) {
        locker.cabinet.scan(locker.cloud.token(with(changed)));

        assertThat(locker.link.happenings()).endsWith(refused(reason));
    }

    private void lockOut() {
        for (int i = 0; i < 10; i++) {
            locker.cabinet.type("0000000" + i);
        }
        assertThat(locker.controller.status().lockedOutUntil()).isPresent();
    }

    private String token() {
        return locker.cloud.token(claims());
    }

    private Map<String, Object> with(Map<String, Object> changed) {
        Map<String, Object> claims = claims();
        claims.putAll(changed);
        return claims;
    }

    private Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", TestLocker.ID);
        claims.put("sub", "d-1");
        claims.put("exp", locker.inDays(3).getEpochSecond());
        claims.put("compartment", 1);
        claims.put("codeVersion", 1);
        claims.put("manifest", 13);
        claims.put("parcel", ParcelDigest.of(PARCEL).text());
        return claims;
    }

    private static Happening refused(RefusalReason reason) {
        return new Happening.Refused(reason, Optional.of(OpenedBy.SCANNER));
    }
}
