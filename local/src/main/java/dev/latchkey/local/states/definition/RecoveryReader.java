package dev.latchkey.local.states.definition;

import dev.latchkey.local.states.definition.Recovery.Catcher;
import dev.latchkey.local.states.definition.Recovery.Retrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a state's `Retry` and `Catch`.
final class RecoveryReader {

    private static final int LONGEST_DELAY_SECONDS = 31_622_400;

    private static final Set<String> KNOWN_ERRORS = Set.of(
            "States.ALL",
            "States.BranchFailed",
            "States.DataLimitExceeded",
            "States.ExceedToleratedFailureThreshold",
            "States.HeartbeatTimeout",
            "States.ItemReaderFailed",
            "States.NoChoiceMatched",
            "States.Permissions",
            "States.QueryEvaluationError",
            "States.ResultWriterFailed",
            "States.Runtime",
            "States.TaskFailed",
            "States.Timeout");

    private final Fields state;

    RecoveryReader(Fields state) {
        this.state = state;
    }

    Recovery read() {
        return new Recovery(retriers(), catchers());
    }

    private List<Retrier> retriers() {
        var given = state.items("Retry");
        var retriers = new ArrayList<Retrier>();
        for (int i = 0; i < given.size(); i++) {
            var fields = element("Retry", i, given);
            fields.text("Comment");
            retriers.add(retrier(fields, errors(fields, i == given.size() - 1)));
            fields.finish();
        }
        return retriers;
    }

    private static Retrier retrier(Fields fields, List<String> errors) {
        var interval = fields.whole("IntervalSeconds", 1, DefinitionReader.LONGEST_SECONDS, 1);
        var maxDelay = fields.whole("MaxDelaySeconds", 1, LONGEST_DELAY_SECONDS - 1, null);
        if (maxDelay != null && maxDelay <= interval) {
            fields.problem("MaxDelaySeconds", "must be more than IntervalSeconds");
        }
        return new Retrier(
                errors,
                interval,
                fields.number("BackoffRate", 1.0, 2.0),
                fields.whole("MaxAttempts", 0, DefinitionReader.LONGEST_SECONDS, 3),
                maxDelay,
                jitter(fields));
    }

    private static boolean jitter(Fields fields) {
        var strategy = fields.text("JitterStrategy");
        if (strategy != null && !Set.of("FULL", "NONE").contains(strategy)) {
            fields.problem("JitterStrategy", "must be FULL or NONE");
        }
        return "FULL".equals(strategy);
    }

    private List<Catcher> catchers() {
        var given = state.items("Catch");
        var catchers = new ArrayList<Catcher>();
        for (int i = 0; i < given.size(); i++) {
            var fields = element("Catch", i, given);
            fields.text("Comment");
            var errors = errors(fields, i == given.size() - 1);
            catchers.add(new Catcher(errors, StateReader.leaving(fields, fields.requiredText("Next"))));
            fields.finish();
        }
        return catchers;
    }

    private Fields element(String field, int index, List<?> given) {
        return new Fields(given.get(index), state.location() + "/" + field + "[" + index + "]", state.problems());
    }

    private static List<String> errors(Fields fields, boolean last) {
        var errors = fields.texts("ErrorEquals");
        if (errors.isEmpty()) {
            fields.problem("ErrorEquals", "must name at least one error");
        }
        if (errors.contains("States.ALL") && (errors.size() > 1 || !last)) {
            fields.problem("ErrorEquals", "States.ALL must stand alone and last");
        }
        for (var error : errors) {
            if (error.startsWith("States.") && !KNOWN_ERRORS.contains(error)) {
                fields.problem("ErrorEquals", error + " is not an error that Step Functions reports");
            }
        }
        return errors;
    }
}
