package dev.latchkey.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.states.execution.Execution;
import dev.latchkey.local.states.history.HistoryEvent;
import dev.latchkey.local.states.jsonata.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A Step Functions on a virtual clock with functions that a test makes up.
final class Workbench {

    static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    static final String ROLE = "arn:aws:iam::000000000000:role/any";

    final Work work = new Work();
    final VirtualClock clock = new VirtualClock(START, work);
    final FakeFunctions functions = new FakeFunctions();
    final Faults faults = new Faults(new SplittableRandom(7));
    final StateMachines machines =
            new StateMachines(Account.LOCAL, clock, work, functions, new SplittableRandom(7), faults);

    /// Runs a machine until it ends or waits.
    Execution run(String definition, Object input) {
        var execution = start(definition, input);
        settle();
        return execution;
    }

    Execution start(String definition, Object input) {
        var name = "machine-" + machines.list().size();
        return machines.start(machines.create(name, machine(definition), ROLE), null, Json.text(input));
    }

    /// A YAML definition of which only what differs is given.
    static String machine(String states) {
        return """
                QueryLanguage: JSONata
                """ + states;
    }

    void settle() {
        advance(Duration.ZERO);
    }

    void advance(Duration by) {
        try {
            clock.advance(by);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static Object output(Execution execution) {
        assertThat(execution.closing()).as("execution has ended").isNotNull();
        assertThat(execution.closing().failure()).isNull();
        return Json.parse(execution.closing().output());
    }

    /// The error and the cause of an execution that failed.
    static List<String> failure(Execution execution) {
        assertThat(execution.closing()).as("execution has ended").isNotNull();
        var failure = execution.closing().failure();
        return List.of(String.valueOf(failure.error()), String.valueOf(failure.cause()));
    }

    static List<String> types(Execution execution) {
        return execution.history().stream().map(HistoryEvent::type).toList();
    }

    /// Each event as `previous>id type details`, the details without AWS's "not truncated" notes.
    static List<String> lines(Execution execution) {
        return execution.history().stream().map(Workbench::line).toList();
    }

    private static String line(HistoryEvent event) {
        var details = event.details() == null ? Map.<String, Object>of() : new TreeMap<>(event.details());
        if (!details.isEmpty()) {
            details.keySet().removeIf(key -> key.matches("(input|output|assignedVariables)Details"));
        }
        return event.previousEventId() + ">" + event.id() + " " + event.type() + " " + details;
    }
}
