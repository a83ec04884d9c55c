package dev.latchkey.local.coldstart;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What one start took, in milliseconds.
///
/// @param init from the start of the process until it asks for its first event
/// @param first from then until the first answer
/// @param warm median of the later calls
/// @param total until the first answer
/// @param cpu the processor time that the process had until then; other work on the machine disturbs it least
/// @param residentMegabytes of the process after the first answer
public record Start(double init, double first, double warm, double total, double cpu, double residentMegabytes) {

    /// Each figure's own median.
    static Start median(List<Start> starts) {
        Function<ToDoubleFunction<Start>, Double> of =
                figure -> median(starts.stream().mapToDouble(figure).boxed().toList(), Comparator.naturalOrder());
        return new Start(
                of.apply(Start::init),
                of.apply(Start::first),
                of.apply(Start::warm),
                of.apply(Start::total),
                of.apply(Start::cpu),
                of.apply(Start::residentMegabytes));
    }

    /// The upper one of an even number.
    static <T> T median(List<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList().get(values.size() / 2);
    }
}
