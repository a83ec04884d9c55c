package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.Ports;
import dev.latchkey.aws.Surroundings;
import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.FaultStruck;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.fault.FaultyService;
import dev.latchkey.local.template.LambdaFunction;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Runs the template's functions in this process, as Lambda would: loaded by its runtime's own loader, each with
/// its own environment and timeout. A function is loaded when it is first called, or with all others by
/// [#loadAll].
///
/// One instance of a handler serves all of a function's events. How many run at once is limited, as by an account's
/// concurrency: more than the machine has processors for would only make each of them too slow for its timeout.
/// Whoever comes then waits for a turn, which does not count against the function's time. No function of the
/// template waits for another one, so the turns cannot block each other.
public final class LambdaHost implements Functions, AsyncFunctions, AutoCloseable {

    /// The log group that tells of asynchronous invocations that failed every time.
    public static final String DEAD_LETTERS = "/latchkey/dead-letters";

    private static final String INVOKE = "Invoke";
    private static final int RUNNING_AT_ONCE = 16;
    private static final URI NOWHERE = URI.create("http://aws.invalid");

    private final Map<String, HostedFunction> functions;
    private final LocalClock clock;
    private final Work work;
    private final LogSink logs;
    private final Faults faults;
    private final Semaphore turns;
    private final ExecutorService threads;

    /// @param awsEndpoint where the functions' AWS clients connect to; asked for when a function is loaded
    /// @param faults which invocations Lambda refuses; those of service `lambda`, operation `Invoke`
    public LambdaHost(
            List<LambdaFunction> functions,
            Supplier<URI> awsEndpoint,
            LocalClock clock,
            Work work,
            LogSink logs,
            Faults faults) {
        var random = new SecureRandom();
        this(
                functions,
                function -> new Surroundings(environment(function, awsEndpoint.get()), clock.asClock(), random),
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("function-", 1).factory()),
                new Semaphore(RUNNING_AT_ONCE, true),
                clock,
                work,
                logs,
                faults);
    }

    private LambdaHost(
            List<LambdaFunction> functions,
            Function<LambdaFunction, Surroundings> surroundings,
            ExecutorService threads,
            Semaphore turns,
            LocalClock clock,
            Work work,
            LogSink logs,
            Faults faults) {
        var loader = new HandlerLoader(LambdaHost.class.getClassLoader());
        this.functions = functions.stream()
                .map(function -> new HostedFunction(function, () -> surroundings.apply(function), loader))
                .collect(Collectors.toMap(hosted -> hosted.function().name(), hosted -> hosted));
        this.threads = threads;
        this.turns = turns;
        this.clock = clock;
        this.work = work;
        this.logs = logs;
        this.faults = faults;
    }

    /// Functions that reach what they are given instead of AWS, and run on their callers' threads, where no
    /// timeout ends them and none waits for its turn.
    public static LambdaHost reaching(
            Ports.Reach reach, List<LambdaFunction> functions, LocalClock clock, Work work, LogSink logs) {
        var random = new SecureRandom();
        return new LambdaHost(
                functions,
                function -> new Surroundings(environment(function, NOWHERE), clock.asClock(), random, reach),
                new CallersThread(),
                new Semaphore(Integer.MAX_VALUE),
                clock,
                work,
                logs,
                new Faults(random));
    }

    private static Map<String, String> environment(LambdaFunction function, URI awsEndpoint) {
        return new FunctionEnvironment(Account.LOCAL, awsEndpoint).of(function);
    }

    /// Loads every function, side by side.
    ///
    /// @throws FunctionFailed when one cannot be loaded
    public void loadAll() {
        List<Future<?>> loading = functions.values().stream()
                .<Future<?>>map(function -> threads.submit(function::load))
                .toList();
        loading.forEach(LambdaHost::await);
    }

    @Override
    public byte[] invoke(String function, byte[] payload) {
        return invoke(FunctionName.parse(function), payload, UUID.randomUUID().toString());
    }

    /// What fails every time is told in [#DEAD_LETTERS].
    @Override
    public void invokeAsync(String function, byte[] payload) {
        FunctionName name = FunctionName.parse(function);
        find(name);
        attempt(AsyncInvocation.first(name, payload, UUID.randomUUID().toString(), clock.now()));
    }

    private byte[] invoke(FunctionName name, byte[] payload, String requestId) {
        HostedFunction hosted = find(name);
        Work.Piece piece = work.begin();
        try (piece) {
            hosted.load();
            return faults.around(
                    FaultyService.LAMBDA.signingName(),
                    INVOKE,
                    () -> List.of(name.name()),
                    () -> run(hosted, name, payload, requestId));
        } catch (FaultStruck struck) {
            throw new InvocationRefused(struck.error().code(), struck.error().status());
        }
    }

    private byte[] run(HostedFunction hosted, FunctionName name, byte[] payload, String requestId) {
        turns.acquireUninterruptibly();
        try {
            return runNow(hosted, name, payload, requestId);
        } finally {
            turns.release();
        }
    }

    private byte[] runNow(HostedFunction hosted, FunctionName name, byte[] payload, String requestId) {
        LambdaFunction function = hosted.function();
        FunctionLog log = new FunctionLog(function.logGroup(), requestId, clock, logs);
        InvocationContext context = new InvocationContext(
                function, requestId, name.qualify(function.arn()), clock.now().plus(function.timeout()), clock, log);
        return await(threads.submit(() -> hosted.handle(payload, context)), context);
    }

    private HostedFunction find(FunctionName name) {
        HostedFunction hosted = functions.get(name.name());
        if (hosted == null) {
            throw new NoSuchFunction(name.name());
        }
        return hosted;
    }

    /// The timeout counts real time, also under a virtual clock: it ends a function that hangs.
    private static byte[] await(Future<byte[]> answer, InvocationContext context) {
        Duration timeout = context.function().timeout();
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw timedOut(timeout, context);
        } catch (ExecutionException e) {
            throw thrown(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted();
        }
    }

    private static FunctionFailed timedOut(Duration timeout, InvocationContext context) {
        String message = String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
        context.logger().log(message, LogLevel.ERROR);
        return new FunctionFailed(
                "Sandbox.Timedout", "RequestId: " + context.requestId() + " Error: " + message, List.of());
    }

    private static void await(Future<?> loading) {
        try {
            loading.get();
        } catch (ExecutionException e) {
            throw thrown(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static RuntimeException thrown(ExecutionException e) {
        return e.getCause() instanceof FunctionFailed failed ? failed : new IllegalStateException(e.getCause());
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while a function ran");
    }

    private void attempt(AsyncInvocation invocation) {
        Work.Piece piece = work.begin();
        Thread.startVirtualThread(() -> {
            try (piece) {
                run(invocation);
            } catch (CancellationException stopped) {
                ignoreIfClosed(stopped);
            }
        });
    }

    /// Whoever closes the host interrupts what runs in it: that is nobody's fault.
    private void ignoreIfClosed(CancellationException stopped) {
        if (!threads.isShutdown()) {
            throw stopped;
        }
    }

    private void run(AsyncInvocation invocation) {
        try {
            invoke(invocation.name(), invocation.payload(), invocation.requestId());
        } catch (FunctionFailed e) {
            tryAgain(invocation, e);
        } catch (InvocationRefused e) {
            queueAgain(invocation, e);
        }
    }

    private void tryAgain(AsyncInvocation invocation, FunctionFailed failure) {
        LambdaFunction function = find(invocation.name()).function();
        if (invocation.number() > function.retries()) {
            logs.write(DEAD_LETTERS, invocation.deadLetter(function, failure, clock.now()));
        } else {
            clock.schedule(clock.now().plus(Duration.ofMinutes(invocation.number())), () -> attempt(invocation.next()));
        }
    }

    private void queueAgain(AsyncInvocation invocation, InvocationRefused refusal) {
        if (invocation.isTooOld(clock.now())) {
            LambdaFunction function = find(invocation.name()).function();
            logs.write(DEAD_LETTERS, invocation.expired(function, refusal, clock.now()));
        } else {
            clock.schedule(clock.now().plus(invocation.pause()), () -> attempt(invocation.refused()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
