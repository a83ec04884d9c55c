package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.Audit;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class AuditContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Audit audit;
    private final Subject subject = Subject.locker("locker-" + UUID.randomUUID());

    AuditContractTest(Memory.Kind kind) {
        audit = kind.memory().audit();
    }

    @Test
    void givesBackWhatWasDoneInItsOrder() {
        audit.append(entry("first"));
        audit.append(entry("second"));

        assertThat(audit.of(subject))
                .containsExactly(new Numbered(1, entry("first")), new Numbered(2, entry("second")));
    }

    @Test
    void nothingIsKnownOfASubjectThatNobodyTouched() {
        assertThat(audit.of(subject)).isEmpty();
        assertThat(audit.last(subject, 5)).isEmpty();
    }

    @Test
    void theSameDeedTwiceIsOneEntry() {
        audit.append(entry("first"));
        audit.append(entry("first"));
        audit.append(entry("second"));
        audit.append(entry("first"));

        assertThat(audit.of(subject)).extracting(Numbered::number).containsExactly(1L, 2L);
    }

    @Test
    void theLastEntriesComeFirst() {
        LongStream.rangeClosed(1, 11).forEach(i -> audit.append(entry("deed-" + i)));

        assertThat(audit.last(subject, 2)).extracting(Numbered::number).containsExactly(11L, 10L);
    }

    @Test
    void keepsSubjectsApart() {
        audit.append(entry("first"));

        assertThat(audit.of(Subject.delivery(subject.id()))).isEmpty();
        assertThat(audit.of(Subject.locker(subject.id() + "0"))).isEmpty();
    }

    @Test
    void numbersWithoutAGapWhatIsWrittenAtOnce() throws Exception {
        AtOnce.run(i -> {
            audit.append(entry("deed-" + i));
            return i;
        });

        assertThat(audit.of(subject))
                .extracting(Numbered::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, AtOnce.THREADS).boxed().toList());
    }

    @Test
    void theSameDeedAtOnceIsOneEntry() throws Exception {
        AtOnce.run(i -> {
            audit.append(entry("first"));
            return i;
        });

        assertThat(audit.of(subject)).containsExactly(new Numbered(1, entry("first")));
    }

    private AuditEntry entry(String id) {
        return new AuditEntry(
                subject,
                id,
                NOW,
                "arn:aws:iam::000000000000:user/ada",
                "CompartmentOpeningRequested",
                "The recipient stands in front of it",
                Map.of("compartment", "7", "word", ""));
    }
}
