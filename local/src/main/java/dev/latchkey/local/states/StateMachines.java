package dev.latchkey.local.states;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.fault.FaultyService;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.states.definition.Definition;
import dev.latchkey.local.states.definition.InvalidDefinition;
import dev.latchkey.local.states.execution.Engine;
import dev.latchkey.local.states.execution.Execution;
import dev.latchkey.local.states.execution.ExecutionStatus;
import dev.latchkey.local.states.execution.Machine;
import dev.latchkey.local.states.execution.SharedRandom;
import dev.latchkey.local.states.execution.TaskTokens;
import dev.latchkey.local.states.jsonata.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// All state machines and executions of the local system. Safe for any number of threads.
///
/// Every method refuses with [RequestRefused] what Step Functions refuses.
public final class StateMachines {

    private static final int LONGEST_NAME = 80;
    private static final String FORBIDDEN_IN_NAMES = "[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]";

    private final Account account;
    private final LocalClock clock;
    private final SharedRandom random;
    private final Faults faults;
    private final TaskTokens tokens;
    private final Engine engine;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();

    /// @param random for identifiers, tokens, jitter, and what expressions draw
    /// @param faults which executions cannot be started by tasks; those of service `states`, operation
    ///     `StartExecution`
    public StateMachines(
            Account account, LocalClock clock, Work work, Functions functions, RandomGenerator random, Faults faults) {
        this(account, clock, work, functions, random, faults, true);
    }

    /// State machines whose executions keep no histories: thousands of them need little memory.
    public static StateMachines withoutHistories(
            Account account, LocalClock clock, Work work, Functions functions, RandomGenerator random) {
        return new StateMachines(account, clock, work, functions, random, new Faults(random), false);
    }

    private StateMachines(
            Account account,
            LocalClock clock,
            Work work,
            Functions functions,
            RandomGenerator random,
            Faults faults,
            boolean keepsHistories) {
        this.account = account;
        this.clock = clock;
        this.random = new SharedRandom(random);
        this.faults = faults;
        this.tokens = new TaskTokens(this.random);
        this.engine =
                new Engine(account, clock, work, functions, this.random, tokens, this::startForTask, keepsHistories);
    }

    /// Creates a state machine; the same one again is no error.
    ///
    /// @param definition Amazon States Language, JSON or YAML
    /// @return its ARN
    public String create(String name, String definition, String roleArn) {
        checkName(name);
        var arn = account.arn("states", "stateMachine:" + name);
        var read = read(definition);
        synchronized (this) {
            var existing = machines.get(arn);
            if (existing == null) {
                var now = clock.now();
                machines.put(arn, new Machine(arn, name, definition, read, roleArn, now, now, null));
            } else if (!existing.text().equals(definition)) {
                throw RequestRefused.stateMachineAlreadyExists(arn);
            }
        }
        return arn;
    }

    /// Replaces a state machine's definition, its role, or both; executions that run go on as they started.
    ///
    /// @param definition null: the one it has
    /// @param roleArn null: the one it has
    public Machine update(String arn, String definition, String roleArn) {
        if (definition == null && roleArn == null) {
            throw RequestRefused.missingParameter(
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be"
                            + " specified");
        }
        var read = definition == null ? null : read(definition);
        synchronized (this) {
            var updated = updated(describe(arn), definition, read, roleArn);
            machines.put(arn, updated);
            return updated;
        }
    }

    private Machine updated(Machine old, String definition, Definition read, String roleArn) {
        return new Machine(
                old.arn(),
                old.name(),
                definition == null ? old.text() : definition,
                read == null ? old.definition() : read,
                roleArn == null ? old.roleArn() : roleArn,
                old.createdAt(),
                clock.now(),
                uuid());
    }

    private static Definition read(String definition) {
        try {
            return Definition.parse(definition);
        } catch (InvalidDefinition e) {
            throw RequestRefused.invalidDefinition(e.getMessage());
        }
    }

    /// Forgets a state machine; its executions go on. One that does not exist is no error.
    public synchronized void delete(String arn) {
        checkArn(arn);
        machines.remove(arn);
    }

    public synchronized Machine describe(String arn) {
        checkArn(arn);
        var machine = machines.get(arn);
        if (machine == null) {
            throw RequestRefused.stateMachineDoesNotExist(arn);
        }
        return machine;
    }

    /// All state machines in the order of their creation.
    public synchronized List<Machine> list() {
        return List.copyOf(machines.values());
    }

    /// Starts an execution. The same name and input again, while it runs, is the same execution.
    ///
    /// @param name null: a fresh one
    /// @param input JSON of at most 256 KiB
    public Execution start(String stateMachineArn, String name, String input) {
        var machine = describe(stateMachineArn);
        checkInput(input);
        Execution execution;
        synchronized (this) {
            var given = name == null ? uuid() : name;
            checkName(given);
            execution = new Execution(engine, machine, given, input);
            var existing = executions.putIfAbsent(execution.arn(), execution);
            if (existing != null) {
                return same(existing, input);
            }
        }
        execution.start();
        return execution;
    }

    private Execution startForTask(String stateMachineArn, String name, String input) {
        return faults.around(
                FaultyService.STATES.signingName(),
                "StartExecution",
                List::of,
                () -> start(stateMachineArn, name, input));
    }

    private static Execution same(Execution existing, String input) {
        if (existing.status() == ExecutionStatus.RUNNING && existing.input().equals(input)) {
            return existing;
        }
        throw RequestRefused.executionAlreadyExists(existing.arn());
    }

    private static void checkInput(String input) {
        if (input.isBlank() || Json.tooLarge(input)) {
            throw RequestRefused.invalidInput("Invalid execution input.");
        }
        try {
            Json.parse(input);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.invalidInput(e.getMessage());
        }
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.matches("(?s).*" + FORBIDDEN_IN_NAMES + ".*")) {
            throw RequestRefused.invalidName(name);
        }
    }

    private static void checkArn(String arn) {
        if (arn == null || !arn.startsWith("arn:")) {
            throw RequestRefused.invalidArn(arn);
        }
    }

    /// Aborts an execution, or leaves it as it ended.
    ///
    /// @param error null: none
    /// @param cause null: none
    /// @return when it ended
    public Instant stop(String executionArn, String error, String cause) {
        var execution = execution(executionArn);
        execution.stop(error, cause);
        return execution.closing().at();
    }

    public synchronized Execution execution(String arn) {
        checkArn(arn);
        var execution = executions.get(arn);
        if (execution == null) {
            throw RequestRefused.executionDoesNotExist(arn);
        }
        return execution;
    }

    /// All executions of all state machines in the order of their start, those that tasks started among them.
    public synchronized List<Execution> executions() {
        return List.copyOf(executions.values());
    }

    /// A state machine's executions in the order of their start.
    public List<Execution> executions(String stateMachineArn) {
        describe(stateMachineArn);
        return executions().stream()
                .filter(execution -> execution.machine().arn().equals(stateMachineArn))
                .toList();
    }

    /// Where the tasks that wait for somebody are completed.
    public TaskTokens tokens() {
        return tokens;
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
