package dev.latchkey.local.fault;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Which requests meet a fault, and how often.
///
/// @param operation such as `PutItem`; nothing: all of the service's
/// @param resource a table's or function's name, with or without the stack's name before it; nothing: all
/// @param rate the chance of a request that fits to meet it, above 0 and up to 1
/// @param count how many requests meet it before it is spent; nothing: no end of them
public record FaultRule(
        FaultyService service,
        Optional<String> operation,
        Optional<String> resource,
        Fault fault,
        double rate,
        OptionalInt count) {

    boolean fits(FaultyService asked, String asking, Supplier<List<String>> resources) {
        return service == asked
                && operation.filter(wanted -> !wanted.equals(asking)).isEmpty()
                && resource.filter(wanted -> resources.get().stream().noneMatch(name -> isNamed(name, wanted)))
                        .isEmpty();
    }

    private static boolean isNamed(String name, String wanted) {
        return name.equals(wanted) || name.endsWith("-" + wanted);
    }

    boolean isSpent(int tookEffect) {
        return count.isPresent() && tookEffect >= count.getAsInt();
    }
}
