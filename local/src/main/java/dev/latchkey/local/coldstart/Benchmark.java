package dev.latchkey.local.coldstart;

import dev.latchkey.local.coldstart.RuntimeApi.What;
import dev.latchkey.local.iot.CertificateAuthority;
import dev.latchkey.local.template.LambdaFunction;
import dev.latchkey.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts functions again and again and takes the times.
public final class Benchmark implements AutoCloseable {

    private static final int WARM_CALLS = 20;
    private static final int TRAINING_CALLS = 3;
    private static final LambdaFunction NOTHING = new LambdaFunction(
            "Nothing",
            "nothing",
            "arn:aws:lambda:us-east-1:000000000000:function:nothing",
            NothingHandler.class.getName(),
            1024,
            Duration.ofSeconds(20),
            Map.of(),
            "nothing",
            0,
            Optional.empty());

    private final List<LambdaFunction> functions;
    private final Scenario.Book scenarios;
    private final AwsStub aws;
    private final FunctionProcess processes;
    private final AotCaches caches;

    /// @param root the repository's, with the package built
    /// @param work an empty folder for what a run leaves behind
    /// @param jvmOptions beyond Lambda's own
    public Benchmark(Path root, Path work, List<String> jvmOptions) throws IOException, GeneralSecurityException {
        // The JDK's HTTP server waits 40 ms for more to send otherwise.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.functions = Template.read(root.resolve("template.yaml"), Map.of()).functions();
        this.scenarios = new Scenario.Book(root.resolve("events"), Clock.systemUTC());
        var authority = CertificateAuthority.in(work);
        this.aws = AwsStub.overTls(authority);
        var code = FunctionPackage.unpack(root.resolve("functions/target/functions.zip"), work);
        this.processes = new FunctionProcess(
                code, aws.endpoint(), authority.certificateFile(), work.resolve("functions.log"), jvmOptions);
        this.caches = AotCaches.of(code, work);
    }

    /// Every function of the template.
    public List<LambdaFunction> functions() {
        return functions;
    }

    /// A function that does nothing, to compare with.
    public LambdaFunction nothing() {
        return NOTHING;
    }

    /// The medians of some starts.
    ///
    /// @throws IllegalStateException where the function fails; its output is in `functions.log`
    public Start measure(LambdaFunction function, Variant variant, int runs) throws IOException, InterruptedException {
        var scenario = scenarios.of(function);
        aws.hold(StoredItems.without(scenario.absent()));
        if (variant.hasCache() && !Files.exists(caches.file(function.logicalId()))) {
            train(function, scenario);
        }
        var starts = new ArrayList<Start>();
        for (int run = 0; run < runs; run++) {
            starts.add(start(function, variant, scenario));
        }
        return Start.median(starts);
    }

    @Override
    public void close() {
        aws.close();
    }

    private void train(LambdaFunction function, Scenario scenario) throws IOException, InterruptedException {
        try (var lambda = new RuntimeApi()) {
            var process = processes.start(
                    function, Variant.AOT_PRIMED, lambda.address(), caches.training(function.logicalId()));
            try {
                lambda.await(What.ASKED);
                for (int call = 0; call < TRAINING_CALLS; call++) {
                    call(lambda, scenario);
                }
            } finally {
                FunctionProcess.end(process);
            }
        }
    }

    private Start start(LambdaFunction function, Variant variant, Scenario scenario)
            throws IOException, InterruptedException {
        var options = variant.hasCache() ? caches.use(function.logicalId()) : List.<String>of();
        try (var lambda = new RuntimeApi()) {
            var began = System.nanoTime();
            var process = processes.start(function, variant, lambda.address(), options);
            try {
                return variant == Variant.SNAP_START
                        ? restored(lambda, process, scenario, began)
                        : started(lambda, process, scenario, began);
            } finally {
                FunctionProcess.end(process);
            }
        }
    }

    private static Start started(RuntimeApi lambda, Process process, Scenario scenario, long began)
            throws IOException, InterruptedException {
        lambda.send(scenario.event());
        var ready = lambda.await(What.ASKED);
        var answered = lambda.await(What.ANSWERED);
        var cpu = cpuMillis(process);
        Scenario.requireSuccess(answered.text());
        var resident = residentMegabytes(process);
        return new Start(
                millis(began, ready.at()),
                millis(ready.at(), answered.at()),
                warm(lambda, scenario),
                millis(began, answered.at()),
                cpu,
                resident);
    }

    private static Start restored(RuntimeApi lambda, Process process, Scenario scenario, long began)
            throws IOException, InterruptedException {
        lambda.send(scenario.event());
        var ready = lambda.await(What.FREEZABLE);
        var cpuBefore = cpuMillis(process);
        var restoredAt = System.nanoTime();
        lambda.restore();
        lambda.await(What.ASKED);
        var answered = lambda.await(What.ANSWERED);
        var cpu = cpuMillis(process);
        Scenario.requireSuccess(answered.text());
        var resident = residentMegabytes(process);
        return new Start(
                millis(began, ready.at()),
                millis(restoredAt, answered.at()),
                warm(lambda, scenario),
                millis(restoredAt, answered.at()),
                cpu - cpuBefore,
                resident);
    }

    private static double warm(RuntimeApi lambda, Scenario scenario) throws InterruptedException {
        lambda.await(What.ASKED);
        var calls = new ArrayList<Double>();
        for (int call = 0; call < WARM_CALLS; call++) {
            calls.add(call(lambda, scenario));
        }
        return Start.median(calls, Comparator.naturalOrder());
    }

    private static double call(RuntimeApi lambda, Scenario scenario) throws InterruptedException {
        var sent = System.nanoTime();
        lambda.send(scenario.event());
        var answered = lambda.await(What.ANSWERED);
        lambda.await(What.ASKED);
        return millis(sent, answered.at());
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    /// In steps of ten, as the kernel counts it.
    private static double cpuMillis(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /// As the kernel counts it; not a number where it does not say.
    private static double residentMegabytes(Process process) throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
