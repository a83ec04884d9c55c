package dev.latchkey.local.states;

import static dev.latchkey.local.states.Wire.fields;
import static dev.latchkey.local.states.Wire.requiredText;
import static dev.latchkey.local.states.Wire.text;
import static dev.latchkey.local.states.Wire.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.states.StepFunctionsService.Operation;
import dev.latchkey.local.states.execution.Closing;
import dev.latchkey.local.states.execution.Execution;
import dev.latchkey.local.states.execution.ExecutionStatus;
import dev.latchkey.local.states.history.HistoryEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The operations on executions.
record ExecutionOperations(StateMachines machines) {

    Map<String, Operation> operations() {
        return Map.of(
                "StartExecution", this::start,
                "StartSyncExecution", this::startSync,
                "StopExecution", this::stop,
                "DescribeExecution", this::describe,
                "ListExecutions", this::list,
                "GetExecutionHistory", this::history);
    }

    private Map<String, Object> start(JsonNode request) {
        var input = text(request, "input");
        var execution = machines.start(
                requiredText(request, "stateMachineArn"), text(request, "name"), input == null ? "{}" : input);
        return fields("executionArn", execution.arn(), "startDate", time(execution.startedAt()));
    }

    private Map<String, Object> startSync(JsonNode request) {
        throw RequestRefused.typeNotSupported(
                "StartSyncExecution is for EXPRESS state machines, which the local Step" + " Functions does not run");
    }

    private Map<String, Object> stop(JsonNode request) {
        var at = machines.stop(requiredText(request, "executionArn"), text(request, "error"), text(request, "cause"));
        return fields("stopDate", time(at));
    }

    private Map<String, Object> describe(JsonNode request) {
        var execution = machines.execution(requiredText(request, "executionArn"));
        var answer = listed(execution);
        answer.putAll(fields("input", execution.input(), "inputDetails", Map.of("included", true)));
        var closing = execution.closing();
        if (closing != null) {
            answer.putAll(ending(closing));
        }
        return answer;
    }

    private static Map<String, Object> ending(Closing closing) {
        var failure = closing.failure();
        return fields(
                "output",
                closing.output(),
                "outputDetails",
                closing.output() == null ? null : Map.of("included", true),
                "error",
                failure == null ? null : failure.error(),
                "cause",
                failure == null || "".equals(failure.cause()) ? null : failure.cause());
    }

    private Map<String, Object> list(JsonNode request) {
        var filter = filter(text(request, "statusFilter"));
        var executions = machines.executions(requiredText(request, "stateMachineArn")).reversed().stream()
                .filter(execution -> filter == null || execution.status() == filter)
                .toList();
        return Page.of(executions, request).answer("executions", ExecutionOperations::listed);
    }

    private static ExecutionStatus filter(String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(ExecutionStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RequestRefused.validation(
                        "1 validation error detected: Value '%s' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: %s"
                                .formatted(name, List.of(ExecutionStatus.values()))));
    }

    private static Map<String, Object> listed(Execution execution) {
        var closing = execution.closing();
        return fields(
                "executionArn",
                execution.arn(),
                "stateMachineArn",
                execution.machine().arn(),
                "name",
                execution.name(),
                "status",
                execution.status().name(),
                "startDate",
                time(execution.startedAt()),
                "stopDate",
                closing == null ? null : time(closing.at()),
                "redriveCount",
                0);
    }

    private Map<String, Object> history(JsonNode request) {
        var events = machines.execution(requiredText(request, "executionArn")).history();
        boolean data = request.path("includeExecutionData").asBoolean(true);
        return Page.of(request.path("reverseOrder").asBoolean() ? events.reversed() : events, request)
                .answer("events", event -> event(data ? event : event.withoutExecutionData()));
    }

    private static Map<String, Object> event(HistoryEvent event) {
        return fields(
                "timestamp",
                time(event.timestamp()),
                "type",
                event.type(),
                "id",
                event.id(),
                "previousEventId",
                event.previousEventId(),
                event.detailsKey(),
                event.details());
    }
}
