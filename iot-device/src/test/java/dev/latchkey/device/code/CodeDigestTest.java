package dev.latchkey.device.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.message.Contract;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeDigestTest {

    private static final Map<String, Object> VECTORS = Contract.tree(Contract.read("vectors.json"));

    static Stream<Map<?, ?>> codes() {
        return ((List<?>) VECTORS.get("codes")).stream().map(code -> (Map<?, ?>) code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isWhatTheCloudComputes(Map<?, ?> code) {
        LockerKey key = LockerKey.parse((String) VECTORS.get("lockerKey"));

        CodeDigest digest = key.digest((String) code.get("digits"));

        assertThat(digest.toBase64()).isEqualTo(code.get("digest"));
        assertThat(digest.matches(CodeDigest.parse((String) code.get("digest"))))
                .isTrue();
    }

    @Test
    void tellsCodesApart() {
        LockerKey key = LockerKey.parse((String) VECTORS.get("lockerKey"));

        assertThat(key.digest("01553441").matches(key.digest("01553442"))).isFalse();
    }

    @Test
    void readsAKeyFromALineOfText() {
        LockerKey key = LockerKey.parse(VECTORS.get("lockerKey") + "\n");

        assertThat(key.digest("553441").toBase64()).isEqualTo("ubydnSHJaamEcprVIw5zwTP0hD5P_TsDdQdgXmk7N_w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64url!", "-----BEGIN PUBLIC KEY-----"})
    void refusesWhatIsNoKeyAndDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> LockerKey.parse(text)).hasMessage("must be 32 bytes in base64url");
    }

    @Test
    void printsNeitherKeyNorDigest() {
        LockerKey key = LockerKey.parse((String) VECTORS.get("lockerKey"));

        assertThat(key).hasToString("LockerKey[…]");
        assertThat(key.digest("01553441")).hasToString("CodeDigest[…]");
    }
}
