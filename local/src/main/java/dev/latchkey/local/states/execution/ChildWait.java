package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.jsonata.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// Lets a task wait for the end of the execution that it started; when the task ends first, the child is stopped.
record ChildWait(Engine engine, Strand strand, Execution child) {

    private static final Map<String, Object> INCLUDED = Map.of("Included", true);

    /// What a task makes of the promise.
    interface Waiting {
        Object await(Promise<Reply> promise) throws StateFailed;
    }

    Object await(Waiting waiting) throws StateFailed {
        var promise = strand.<Reply>promise();
        child.whenClosed(() -> promise.complete(reply()));
        try {
            return waiting.await(promise);
        } finally {
            // Does nothing where the child has ended, as it has unless the task timed out or was cancelled.
            child.stop(null, null);
        }
    }

    private Reply reply() {
        var described = described();
        return child.status() == ExecutionStatus.SUCCEEDED
                ? new Reply.Succeeded(described)
                : new Reply.Failed(Failure.of("States.TaskFailed", Json.text(described)));
    }

    /// The child as DescribeExecution has it, with input and output as JSON rather than text.
    private Map<String, Object> described() {
        var closing = child.closing();
        var described = new LinkedHashMap<String, Object>();
        if (closing.failure() != null) {
            put(described, "Cause", closing.failure().cause());
            put(described, "Error", closing.failure().error());
        }
        described.put("ExecutionArn", child.arn());
        described.put("Input", Json.parse(child.input()));
        described.put("InputDetails", INCLUDED);
        described.put("Name", child.name());
        if (closing.output() != null) {
            described.put("Output", Json.parse(closing.output()));
            described.put("OutputDetails", INCLUDED);
        }
        described.put("StartDate", child.startedAt().toEpochMilli());
        described.put("StateMachineArn", child.machine().arn());
        described.put("Status", child.status().name());
        described.put("StopDate", closing.at().toEpochMilli());
        return described;
    }

    private static void put(Map<String, Object> described, String key, String value) {
        if (value != null && !value.isEmpty()) {
            described.put(key, value);
        }
    }
}
