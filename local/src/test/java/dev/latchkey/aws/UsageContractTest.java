package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.resend.Usage;
import dev.latchkey.resend.Uses;
import dev.latchkey.resend.Uses.Use;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class UsageContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Usage usage;
    private final String one = "delivery " + UUID.randomUUID();
    private final String other = "agent " + UUID.randomUUID();

    UsageContractTest(Memory.Kind kind) {
        usage = kind.memory().usage();
    }

    @Test
    void nothingWasUsedAtFirst() {
        assertThat(usage.find(one)).isEqualTo(Uses.none(one));
    }

    @Test
    void givesBackWhatWasWritten() {
        assertThat(usage.write(List.of(used(usage.find(one), "r1"), used(usage.find(other), "r1"))))
                .isTrue();

        assertThat(usage.find(one)).isEqualTo(new Uses(one, 1, List.of(new Use("r1", NOW))));
        assertThat(usage.find(other).uses()).hasSize(1);
    }

    @Test
    void writesAllOrNothing() {
        var before = usage.find(one);
        usage.write(List.of(used(before, "r1")));

        assertThat(usage.write(List.of(used(before, "r2"), used(usage.find(other), "r2"))))
                .isFalse();

        assertThat(usage.find(other)).isEqualTo(Uses.none(other));
        assertThat(usage.find(one).uses()).extracting(Use::requestId).containsExactly("r1");
    }

    @Test
    void ofManyAtOnceOneWrites() throws Exception {
        var before = usage.find(one);

        var written = AtOnce.run(i -> usage.write(List.of(used(before, "r" + i))));

        assertThat(written).containsOnlyOnce(true);
        assertThat(usage.find(one).uses()).hasSize(1);
    }

    private static Uses used(Uses uses, String requestId) {
        return new Uses(uses.of(), uses.revision(), List.of(new Use(requestId, NOW)));
    }
}
