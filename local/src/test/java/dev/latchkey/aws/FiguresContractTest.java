package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.digest.Digests.Written;
import dev.latchkey.digest.Figure;
import dev.latchkey.digest.Figure.Collected;
import dev.latchkey.digest.Figure.Reached;
import dev.latchkey.digest.Figure.Received;
import dev.latchkey.digest.Figure.Sent;
import dev.latchkey.digest.Figure.Unreachable;
import dev.latchkey.notice.Lane;
import dev.latchkey.recipient.Channel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Figures and digests.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class FiguresContractTest {

    private static final AtomicInteger DAYS = new AtomicInteger();

    private final Memory memory;
    private final LocalDate day = LocalDate.parse("2026-01-01").plusDays(2 * DAYS.incrementAndGet());

    FiguresContractTest(Memory.Kind kind) {
        memory = kind.memory();
    }

    @Test
    void addsUpEachFigureOfADay() {
        var sms = new Lane(Channel.SMS, "DE");
        List.<Figure>of(
                        new Reached(7),
                        new Reached(7),
                        new Reached(70),
                        new Collected(7),
                        new Unreachable("d-1"),
                        new Sent(sms),
                        new Sent(sms),
                        new Received(sms),
                        new Sent(new Lane(Channel.PUSH, "DE")))
                .forEach(figure -> assertThat(memory.figures().add(day, figure)).isTrue());

        assertThat(memory.figures().of(day))
                .isEqualTo(Map.of(
                        new Reached(7),
                        2L,
                        new Reached(70),
                        1L,
                        new Collected(7),
                        1L,
                        new Unreachable("d-1"),
                        1L,
                        new Sent(sms),
                        2L,
                        new Received(sms),
                        1L,
                        new Sent(new Lane(Channel.PUSH, "DE")),
                        1L));
    }

    @Test
    void keepsDaysApart() {
        memory.figures().add(day, new Reached(1));

        assertThat(memory.figures().of(day.plusDays(1))).isEmpty();
    }

    @Test
    void losesNoneOfWhatIsCountedAtOnce() throws Exception {
        var counted = AtOnce.run(i -> memory.figures().add(day, new Reached(1)));

        assertThat(memory.figures().of(day)).isEqualTo(Map.of(new Reached(1), (long) counted.size()));
    }

    @Test
    void theFirstDigestOfADayStays() {
        assertThat(memory.digests().keep(written("1"))).isTrue();
        assertThat(memory.digests().keep(written("2"))).isFalse();

        assertThat(memory.digests().find(day)).contains(written("1"));
        assertThat(memory.digests().find(day.plusDays(1))).isEmpty();
        assertThat(memory.figures().of(day)).isEmpty();
    }

    @Test
    void ofManyWhoMailOneDoes() throws Exception {
        memory.digests().keep(written("1"));

        assertThat(AtOnce.run(i -> memory.digests().beginMail(day))).containsOnlyOnce(true);
    }

    @Test
    void aMailThatWasDroppedIsBegunAgain() {
        memory.digests().keep(written("1"));
        memory.digests().beginMail(day);

        memory.digests().dropMail(day);
        memory.digests().dropMail(day);

        assertThat(memory.digests().beginMail(day)).isTrue();
        assertThat(memory.digests().find(day)).contains(written("1"));
    }

    private Written written(String number) {
        return new Written(day, "{\"n\":" + number + "}", "text " + number);
    }
}
