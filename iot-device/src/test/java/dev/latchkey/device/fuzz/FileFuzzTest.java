package dev.latchkey.device.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.device.board.HardwareFile;
import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.SigningKey;
import dev.latchkey.device.message.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// What whoever sets a locker up gives it: keys, the endpoint, how it is wired.
class FileFuzzTest {

    private static final List<Function<String, ?>> KEYS =
            List.of(KeyRing::parse, SigningKey::parse, LockerKey::parse, CodeDigest::parse);

    @FuzzTest(maxDuration = "2m")
    void keys(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        KEYS.forEach(parser -> refusedOrRead(text, parser));
    }

    @FuzzTest(maxDuration = "2m")
    void endpoints(byte[] bytes) {
        refusedOrRead(new String(bytes, StandardCharsets.UTF_8), Endpoint::parse);
    }

    @FuzzTest(maxDuration = "2m")
    void hardware(byte[] bytes) {
        try {
            assertThat(HardwareFile.parse(bytes).compartments()).isNotEmpty();
        } catch (MalformedMessage refused) {
            assertThat(refused.field()).isNotNull();
        }
    }

    private static void refusedOrRead(String text, Function<String, ?> parser) {
        try {
            assertThat(parser.apply(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getClass()).isEqualTo(IllegalArgumentException.class);
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
