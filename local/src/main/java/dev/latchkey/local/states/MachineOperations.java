package dev.latchkey.local.states;

import static dev.latchkey.local.states.Wire.fields;
import static dev.latchkey.local.states.Wire.requiredText;
import static dev.latchkey.local.states.Wire.text;
import static dev.latchkey.local.states.Wire.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.states.StepFunctionsService.Operation;
import dev.latchkey.local.states.definition.Definition;
import dev.latchkey.local.states.definition.Problem;
import dev.latchkey.local.states.execution.Machine;
import java.util.Map;

/// The operations on state machines.
record MachineOperations(StateMachines machines) {

    Map<String, Operation> operations() {
        return Map.of(
                "CreateStateMachine", this::create,
                "UpdateStateMachine", this::update,
                "DeleteStateMachine", this::delete,
                "DescribeStateMachine", this::describe,
                "DescribeStateMachineForExecution", this::describeForExecution,
                "ListStateMachines", this::list,
                "ValidateStateMachineDefinition", this::validate);
    }

    private Map<String, Object> create(JsonNode request) {
        if ("EXPRESS".equals(text(request, "type"))) {
            throw RequestRefused.typeNotSupported("The local Step Functions runs STANDARD state machines only");
        }
        var arn = machines.create(
                requiredText(request, "name"), requiredText(request, "definition"), requiredText(request, "roleArn"));
        return fields(
                "stateMachineArn",
                arn,
                "creationDate",
                time(machines.describe(arn).createdAt()));
    }

    private Map<String, Object> update(JsonNode request) {
        var machine = machines.update(
                requiredText(request, "stateMachineArn"), text(request, "definition"), text(request, "roleArn"));
        return fields("updateDate", time(machine.updatedAt()), "revisionId", machine.revisionId());
    }

    private Map<String, Object> delete(JsonNode request) {
        machines.delete(requiredText(request, "stateMachineArn"));
        return Map.of();
    }

    private Map<String, Object> describe(JsonNode request) {
        var machine = machines.describe(requiredText(request, "stateMachineArn"));
        var answer = described(machine);
        answer.putAll(fields("status", "ACTIVE", "type", "STANDARD", "creationDate", time(machine.createdAt())));
        return answer;
    }

    private Map<String, Object> describeForExecution(JsonNode request) {
        var machine = machines.execution(requiredText(request, "executionArn")).machine();
        var answer = described(machine);
        answer.put("updateDate", time(machine.updatedAt()));
        return answer;
    }

    private static Map<String, Object> described(Machine machine) {
        return fields(
                "stateMachineArn",
                machine.arn(),
                "name",
                machine.name(),
                "definition",
                machine.text(),
                "roleArn",
                machine.roleArn(),
                "loggingConfiguration",
                Map.of("level", "OFF", "includeExecutionData", false),
                "tracingConfiguration",
                Map.of("enabled", false),
                "revisionId",
                machine.revisionId());
    }

    private Map<String, Object> list(JsonNode request) {
        return Page.of(machines.list(), request).answer("stateMachines", MachineOperations::listed);
    }

    private static Map<String, Object> listed(Machine machine) {
        return fields(
                "stateMachineArn",
                machine.arn(),
                "name",
                machine.name(),
                "type",
                "STANDARD",
                "creationDate",
                time(machine.createdAt()));
    }

    private Map<String, Object> validate(JsonNode request) {
        var problems = Definition.problemsOf(requiredText(request, "definition"));
        return fields(
                "result",
                problems.isEmpty() ? "OK" : "FAIL",
                "diagnostics",
                problems.stream().map(MachineOperations::diagnostic).toList(),
                "truncated",
                false);
    }

    private static Map<String, Object> diagnostic(Problem problem) {
        return fields(
                "severity",
                "ERROR",
                "code",
                "SCHEMA_VALIDATION_FAILED",
                "message",
                problem.message(),
                "location",
                problem.location());
    }
}
