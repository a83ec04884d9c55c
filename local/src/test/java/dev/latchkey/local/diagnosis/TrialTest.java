package dev.latchkey.local.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.local.Root;
import dev.latchkey.local.diagnosis.Verdict.Found;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Situations whose causes are known, and what support is told in them.
class TrialTest {

    private static final Plot LATE = Plots.named("later than was promised");
    private static final Plot PAIR = Plots.named("held, and a jammed door");

    @Test
    void aTownFullOfSituationsIsDiagnosedRight() throws IOException, InterruptedException {
        var tally = new Trial(Root.find(), 11, 6).play(all -> {});

        assertThat(tally.wrong()).as(printed(tally)).isEmpty();
    }

    @Test
    void aSituationIsPlayedAgainByItsNumber() throws IOException, InterruptedException {
        var tally = new Trial(Root.find(), 11, List.of(PAIR, LATE)).replay(1);

        assertThat(tally.played()).extracting(Played::number, Played::plot).containsExactly(tuple(1, LATE));
        assertThat(tally.isGood()).as(printed(tally)).isTrue();
    }

    @Test
    void everyCauseIsPlantedInSeveralWaysAndInPairs() {
        assertThat(Plots.ALL).extracting(Plot::name).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Cause.values()))
                .allSatisfy(cause -> assertThat(
                                Plots.ALL.stream().filter(plot -> !plot.isPair() && plot.first() == cause))
                        .hasSizeGreaterThan(3))
                .allSatisfy(cause -> assertThat(Plots.ALL.stream()
                                .filter(plot -> plot.isPair() && plot.causes().contains(cause)))
                        .isNotEmpty());
    }

    @Test
    void aWrongOneIsCountedAndNamed() {
        var tally = new Tally(List.of(told(LATE, Cause.CarrierIssue)));

        assertThat(tally.isGood()).isFalse();
        assertThat(printed(tally))
                .contains("0 of    1", "later than was promised: planted [DeliveryDelay], told Some 80");
    }

    @Test
    void aPairOfWhichOneIsNotNamedIsWrongThoughTheFirstIsRight() {
        var tally = new Tally(List.of(told(PAIR, Cause.AccountSecurity)));

        assertThat(tally.isGood()).isTrue();
        assertThat(tally.wrong()).hasSize(1);
    }

    @Test
    void aSituationThatDidNotComeAboutIsNoRightOne() {
        var tally = new Tally(List.of(Played.missed(0, LATE, "no code came")));

        assertThat(tally.isGood()).isFalse();
        assertThat(printed(tally)).contains("nothing: 1", "told no code came");
    }

    private static Played told(Plot plot, Cause cause) {
        return new Played(
                0,
                plot,
                Optional.of(new Verdict("Explained", List.of(new Found(cause, "Some", 80)), "", List.of())),
                "");
    }

    private static String printed(Tally tally) {
        var text = new StringWriter();
        tally.print(new PrintWriter(text));
        return text.toString();
    }
}
