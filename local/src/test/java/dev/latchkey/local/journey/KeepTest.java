package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.code.LockerKey;
import dev.latchkey.local.LocalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--keep` keeps.
class KeepTest {

    @Test
    void tablesAndSecretsSurviveARestart(@TempDir Path state) throws IOException {
        String code;
        String deliveryId;
        String secret;
        try (var before = Outside.start(options(state))) {
            var parcel = before.parcel();
            code = parcel.hasArrived().phone().code();
            deliveryId = parcel.deliveryId();
            secret = before.carrier("acme").secret();
        }

        try (var after = Outside.start(options(state));
                var locker = after.plainLocker(Outside.ONLINE)) {
            var answer = after.web().get("/deliveries/" + deliveryId);
            assertThat(answer.text("status")).isEqualTo("ReadyForPickup");
            assertThat(after.carrier("acme").secret()).isEqualTo(secret);
            assertThat(locker.asks(digest(state, code))).contains("\"granted\"", deliveryId);
            assertThat(locker.asks(digest(state, "00000000"))).contains("\"refused\"");
        }
    }

    private static LocalOptions options(Path state) {
        return new LocalOptions(Sample.ROOT, state, true, 0, 0, 0, true);
    }

    private static String digest(Path state, String code) throws IOException {
        var key = Files.readString(
                state.resolve("lockers").resolve(Outside.ONLINE).resolve("locker.key"));
        return LockerKey.parse(key).digest(code).toBase64();
    }
}
