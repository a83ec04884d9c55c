package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.incident.Dimension;
import dev.latchkey.incident.Incident;
import dev.latchkey.incident.Operators.Word;
import dev.latchkey.incident.Share;
import dev.latchkey.incident.Trait;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.EventFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnsOperatorsTest {

    private static final Trait COUNTRY = new Trait(Dimension.COUNTRY, "FR");
    private static final Trait CAUSE = new Trait(Dimension.CAUSE, "NotificationFailure");
    private static final List<Share> SHARED =
            List.of(new Share(new Trait(Dimension.CHANNEL, "SMS"), 95), new Share(CAUSE, 90));

    @Test
    void aWordLooksAsItIsShown() {
        var lockers = incident(new Trait(Dimension.LOCKER, "locker-berlin-1"), 0, 10, 15, List.of());

        is(new Word.Opened(incident(COUNTRY, 4, 18, 22, SHARED)), "opened.json");
        is(new Word.Renamed(incident(COUNTRY, 4, 18, 22, SHARED), CAUSE), "renamed.json");
        is(new Word.Closed(lockers), "closed.json");
    }

    @Test
    void aSubjectIsNoLongerThanSnsTakes() {
        var longest = new Trait(Dimension.LOCKER, "locker-".repeat(18));

        var subject = SnsOperators.subject(new Word.Opened(incident(longest, 0, 10, 15, List.of())));

        assertThat(subject).hasSize(100).startsWith("Latchkey: many without a code, locker locker-");
    }

    private static Incident incident(Trait trait, int usual, int threshold, int deliveries, List<Share> shared) {
        return new Incident(
                "i-20261123T091107Z-5d52d2a3",
                trait,
                Instant.parse("2026-11-23T09:11:07.250Z"),
                usual,
                threshold,
                deliveries,
                shared,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static void is(Word word, String file) {
        var written = JsonText.bytes(SnsOperators.fields(word).map());

        assertThat(JsonObject.parse(written).asMap())
                .isEqualTo(EventFile.json("incidents/" + file).asMap());
    }
}
