package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.jsonata.EvaluationFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Why a state failed.
///
/// @param error the name that `ErrorEquals` is compared with; null where `SendTaskFailure` gave none
/// @param cause for people; null where there is none
/// @param heartbeat whether a heartbeat was missed: AWS reports it as `States.Timeout` and lets
///     `States.HeartbeatTimeout` match too
public record Failure(String error, String cause, boolean heartbeat) {

    private static final String TIMEOUT = "States.Timeout";
    private static final String RUNTIME = "States.Runtime";
    private static final String DATA_LIMIT = "States.DataLimitExceeded";

    /// Errors that `States.ALL` and `States.TaskFailed` do not stand for, as AWS's developer guide has it.
    private static final Set<String> TERMINAL = Set.of(RUNTIME, DATA_LIMIT);

    static Failure of(String error, String cause) {
        return new Failure(error, cause, false);
    }

    static Failure timeout() {
        return new Failure(TIMEOUT, "", false);
    }

    static Failure missedHeartbeat() {
        return new Failure(TIMEOUT, "", true);
    }

    static Failure runtime(String cause) {
        return of(RUNTIME, cause);
    }

    static Failure evaluation(EvaluationFailed e, String preamble) {
        return of("States.QueryEvaluationError", preamble + e.getMessage());
    }

    static Failure dataLimit(String what) {
        return of(
                DATA_LIMIT,
                "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                        .formatted(what));
    }

    /// Whether a retrier or catcher with these `ErrorEquals` is for this failure.
    boolean matches(List<String> errors) {
        return !RUNTIME.equals(error) && errors.stream().anyMatch(this::matches);
    }

    private boolean matches(String name) {
        return switch (name) {
            case "States.ALL" -> !terminal();
            case "States.TaskFailed" -> !terminal() && !TIMEOUT.equals(error);
            case "States.HeartbeatTimeout" -> heartbeat;
            default -> name.equals(error);
        };
    }

    private boolean terminal() {
        return error != null && TERMINAL.contains(error);
    }

    /// What a catcher sees as `$states.errorOutput`.
    Map<String, Object> output() {
        var output = new LinkedHashMap<String, Object>();
        output.put("Error", error);
        output.put("Cause", cause);
        return output;
    }
}
