package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.states.definition.Resource;
import dev.latchkey.local.states.definition.Resource.StartExecution;
import dev.latchkey.local.states.definition.State;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;
import java.util.Map;

/// Runs a Task state: hands the work over, waits for its end within the task's limits, and records each step.
final class TaskRun implements Recovering.Attempt {

    private final State.Task task;
    private final Visit visit;
    private final Engine engine;
    private final TaskEvents events;

    TaskRun(State.Task task, Visit visit) {
        this.task = task;
        this.visit = visit;
        this.engine = visit.engine();
        this.events = TaskEvents.of(task.resource(), visit);
    }

    Left run() throws StateFailed {
        return new Recovering(visit, task.recovery()).run(task.leaving(), this);
    }

    /// A try of the task, with a token of its own where it waits for one.
    @Override
    public Object runAttempt() throws StateFailed {
        if (!task.resource().waitsForToken()) {
            return attempt(null);
        }
        var token = engine.tokens().issue();
        visit.token(token);
        try {
            return attempt(token);
        } finally {
            engine.tokens().close(token);
        }
    }

    private Object attempt(String token) throws StateFailed {
        var arguments = arguments();
        var limits = TaskLimits.of(task, visit);
        events.scheduled(arguments, limits);
        events.started();
        return token == null ? perform(arguments, limits) : performAndWait(arguments, limits, token);
    }

    private Object arguments() throws StateFailed {
        if (task.arguments() != null) {
            return visit.evaluate(task.arguments(), "Arguments");
        }
        return task.resource() instanceof Resource.Function ? visit.input() : Map.of();
    }

    private Object perform(Object arguments, TaskLimits limits) throws StateFailed {
        return switch (task.resource()) {
            case Resource.Function(String arn) ->
                succeeded(await(new FunctionCall(engine).start(visit.strand(), arn, arguments, arn), limits));
            case Resource.Invoke _ -> succeeded(invoked(await(invoke(arguments), limits)));
            case StartExecution(var until) -> started(start(arguments), until, limits);
        };
    }

    private Object started(Reply reply, StartExecution.Until until, TaskLimits limits) throws StateFailed {
        if (until == StartExecution.Until.STARTED) {
            return succeeded(answered(reply));
        }
        var child = (Execution) submitted(reply);
        return new ChildWait(engine, visit.strand(), child).await(promise -> succeeded(await(promise, limits)));
    }

    private Object performAndWait(Object arguments, TaskLimits limits, String token) throws StateFailed {
        var wait = new TokenWait(visit.strand().promise(), engine.clock(), limits);
        wait.beat();
        engine.tokens().open(token, wait);
        try {
            submitted(task.resource() instanceof Resource.Invoke ? await(invoke(arguments), limits) : start(arguments));
            return succeeded(await(wait.promise(), limits));
        } finally {
            wait.end();
        }
    }

    private Promise<Reply> invoke(Object arguments) throws StateFailed {
        return new FunctionCall(engine)
                .start(visit.strand(), text(arguments, "FunctionName"), data(arguments, "Payload"), "lambda");
    }

    private Reply start(Object arguments) throws StateFailed {
        return new ChildStart(engine)
                .start(
                        text(arguments, "StateMachineArn"),
                        field(arguments, "Name") == null ? null : text(arguments, "Name"),
                        Json.text(data(arguments, "Input")));
    }

    /// A JSON value, an empty object where the argument is left out.
    private static Object data(Object arguments, String name) {
        return arguments instanceof Map<?, ?> map && map.containsKey(name) ? map.get(name) : Map.of();
    }

    private static Object field(Object arguments, String name) {
        return arguments instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private String text(Object arguments, String name) throws StateFailed {
        if (field(arguments, name) instanceof String text) {
            return text;
        }
        throw visit.evaluationFailed(
                new EvaluationFailed("Arguments/" + name, "The argument '" + name + "' must be a string."));
    }

    /// Waits for the reply, or for the task's deadline.
    private Reply await(Promise<Reply> promise, TaskLimits limits) {
        LocalClock.Timer timer = limits.deadline() == null
                ? () -> {}
                : engine.clock()
                        .schedule(limits.deadline(), () -> promise.complete(new Reply.TimedOut(Failure.timeout())));
        try {
            return visit.strand().await(promise);
        } finally {
            timer.cancel();
        }
    }

    private Reply invoked(Reply reply) {
        return reply instanceof Reply.Succeeded(Object payload)
                ? new Reply.Succeeded(new SdkAnswer(engine.random()).ofInvoke(payload))
                : reply;
    }

    private Reply answered(Reply reply) {
        return reply instanceof Reply.Succeeded(Object child)
                ? new Reply.Succeeded(new SdkAnswer(engine.random()).ofStart((Execution) child))
                : reply;
    }

    /// Records that the task was handed over, or that it was not.
    ///
    /// @return what the handing over gave
    private Object submitted(Reply reply) throws StateFailed {
        if (reply instanceof Reply.Succeeded(Object given)) {
            var result = given instanceof Execution ? answered(reply) : invoked(reply);
            events.submitted(((Reply.Succeeded) result).result());
            return given;
        }
        throw recorded(reply, true);
    }

    /// Records the task's end.
    ///
    /// @return the task's result
    private Object succeeded(Reply reply) throws StateFailed {
        if (reply instanceof Reply.Succeeded(Object result)) {
            events.succeeded(result);
            return result;
        }
        throw recorded(reply, false);
    }

    private StateFailed recorded(Reply reply, boolean submitting) {
        return switch (reply) {
            case Reply.Failed(Failure failure) -> {
                events.failed(failure);
                yield new StateFailed(failure);
            }
            case Reply.Refused(Failure failure) -> {
                if (submitting) {
                    events.submitFailed(failure);
                } else {
                    events.failed(failure);
                }
                yield new StateFailed(failure);
            }
            case Reply.TimedOut(Failure failure) -> {
                events.timedOut(failure);
                yield new StateFailed(failure);
            }
            case Reply.Succeeded _ -> throw new IllegalStateException("a success is no failure");
        };
    }
}
