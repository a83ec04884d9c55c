package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.states.history.Details;
import dev.latchkey.local.states.history.History;
import dev.latchkey.local.states.history.HistoryEvent;
import dev.latchkey.local.states.jsonata.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of a state machine.
///
/// Safe to ask and to stop from any thread; everything else happens while its turn is taken.
public final class Execution {

    private final Engine engine;
    private final Machine machine;
    private final String arn;
    private final String name;
    private final String input;
    private final Object inputValue;
    private final Instant startedAt;
    private final Map<String, Object> context;
    private final History history;
    private final Turns turns;
    private final Strand root;
    private final List<Runnable> whenClosed = new ArrayList<>();
    private volatile Closing closing;
    private volatile int transitions;
    private LocalClock.Timer timeout = () -> {};

    /// @param input JSON, already checked
    public Execution(Engine engine, Machine machine, String name, String input) {
        this.engine = engine;
        this.machine = machine;
        this.arn = engine.account().arn("states", "execution:" + machine.name() + ":" + name);
        this.name = name;
        this.input = input;
        this.history = new History(engine.keepsHistories());
        this.inputValue = Json.parse(input);
        this.startedAt = engine.clock().now();
        this.context = sharedContext();
        this.turns = new Turns(engine.work().threads());
        this.root = new Strand(engine.work(), turns, 0);
    }

    /// Starts running, on threads of its own.
    public void start() {
        var started = Details.of().withText("input", input).with("roleArn", machine.roleArn());
        history.append(0, startedAt, "ExecutionStarted", started);
        var seconds = machine.definition().timeoutSeconds();
        if (seconds != null) {
            timeout = engine.clock()
                    .schedule(
                            startedAt.plusSeconds(seconds), () -> engine.work().start(this::timeOut));
        }
        root.start(this::run);
    }

    private void run() {
        try {
            var output = new FlowRun(this, root, machine.definition().flow(), Map.of(), null).run(inputValue);
            close("ExecutionSucceeded", succeeded(Json.text(output)), root.lastEvent());
        } catch (StateFailed e) {
            close("ExecutionFailed", failed(e.failure()), root.lastEvent());
        }
    }

    private Closing succeeded(String output) {
        return new Closing(
                ExecutionStatus.SUCCEEDED, output, null, engine.clock().now());
    }

    private Closing failed(Failure failure) {
        return new Closing(ExecutionStatus.FAILED, null, failure, engine.clock().now());
    }

    /// Aborts the execution; does nothing where it has ended.
    ///
    /// @param error null: none
    /// @param cause null: none
    public void stop(String error, String cause) {
        var failure = error == null && cause == null ? null : Failure.of(error, cause);
        closeFromOutside("ExecutionAborted", ExecutionStatus.ABORTED, failure);
    }

    private void timeOut() {
        closeFromOutside("ExecutionTimedOut", ExecutionStatus.TIMED_OUT, null);
    }

    private void closeFromOutside(String event, ExecutionStatus status, Failure failure) {
        if (closing != null) {
            return;
        }
        turns.queue().take();
        try {
            close(event, new Closing(status, null, failure, engine.clock().now()), 0);
        } finally {
            turns.pass();
        }
    }

    /// Ends the execution once; whoever comes later is ignored.
    private void close(String event, Closing how, long previous) {
        if (closing != null) {
            return;
        }
        history.append(previous, how.at(), event, details(how));
        closing = how;
        timeout.cancel();
        root.cancel();
        whenClosed.forEach(Runnable::run);
    }

    private static Details details(Closing how) {
        if (how.status() == ExecutionStatus.SUCCEEDED) {
            return Details.of().withText("output", how.output());
        }
        var failure = how.failure();
        return failure == null
                ? Details.of()
                : Details.of().with("error", failure.error()).with("cause", failure.cause());
    }

    /// Runs `action` when the execution has ended, at once where it has already. The action must not wait.
    public void whenClosed(Runnable action) {
        turns.queue().take();
        try {
            if (closing == null) {
                whenClosed.add(action);
                return;
            }
        } finally {
            turns.pass();
        }
        action.run();
    }

    /// Writes an event that follows from the strand's last one, and becomes it.
    void append(Strand strand, String type, Details details) {
        strand.lastEvent(appendAside(strand, type, details));
    }

    /// Writes an event that follows from the strand's last one, without becoming it.
    long appendAside(Strand strand, String type, Details details) {
        return appendAfter(strand.lastEvent(), type, details);
    }

    long appendAfter(long previous, String type, Details details) {
        if (history.isFull()) {
            var cause =
                    "The execution reached the maximum number of history events (%d).".formatted(History.MAX_EVENTS);
            close("ExecutionFailed", failed(Failure.runtime(cause)), previous);
            throw new Strand.Cancelled();
        }
        return history.append(previous, engine.clock().now(), type, details);
    }

    void countTransition() {
        transitions = transitions + 1;
    }

    /// `$states.context` as far as all states share it.
    Map<String, Object> context() {
        return new LinkedHashMap<>(context);
    }

    private Map<String, Object> sharedContext() {
        var execution = new LinkedHashMap<String, Object>();
        execution.put("Id", arn);
        execution.put("Input", inputValue);
        execution.put("Name", name);
        execution.put("RoleArn", machine.roleArn());
        execution.put("StartTime", Times.text(startedAt));
        execution.put("RedriveCount", 0);
        var shared = new LinkedHashMap<String, Object>();
        shared.put("Execution", execution);
        shared.put("StateMachine", Map.of("Id", machine.arn(), "Name", machine.name()));
        return shared;
    }

    Engine engine() {
        return engine;
    }

    public Machine machine() {
        return machine;
    }

    public String arn() {
        return arn;
    }

    public String name() {
        return name;
    }

    /// JSON, as it was given.
    public String input() {
        return input;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public ExecutionStatus status() {
        var closed = closing;
        return closed == null ? ExecutionStatus.RUNNING : closed.status();
    }

    /// How it ended, null while it runs.
    public Closing closing() {
        return closing;
    }

    /// The events so far, in order; task tokens are left out of them.
    public List<HistoryEvent> history() {
        return history.events();
    }

    /// State transitions so far, as AWS bills them: every state entered, and every retry.
    public int transitions() {
        return transitions;
    }
}
