package dev.latchkey.local;

import dev.latchkey.local.coldstart.Benchmark;
import dev.latchkey.local.coldstart.Start;
import dev.latchkey.local.coldstart.Variant;
import dev.latchkey.local.template.LambdaFunction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `coldstart`: how long the functions take to start, as a table.
@Command(
        name = "coldstart",
        mixinStandardHelpOptions = true,
        description = "Measures how long each function takes from process start to first answer.")
final class ColdStartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--runs", defaultValue = "7", description = "starts a row, of which the medians are printed (7)")
    private int runs;

    @Option(names = "--function", split = ",", description = "logical ids without Function (every function)")
    private List<String> wanted = List.of();

    @Option(names = "--variant", split = ",", description = "of ${COMPLETION-CANDIDATES} (all)")
    private List<Variant> variants = List.of(Variant.values());

    @Option(names = "--jvm", description = "a further option of the functions' JVMs, such as -Xlog:class+load")
    private List<String> jvmOptions = List.of();

    @Option(names = "--work", description = "folder to keep the functions' output and caches in (none)")
    private Path kept;

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        var out = spec.commandLine().getOut();
        var work = kept == null ? Files.createTempDirectory("latchkey-coldstart") : Files.createDirectory(kept);
        try (var benchmark = new Benchmark(Root.find(), work, jvmOptions)) {
            var functions =
                    benchmark.functions().stream().filter(this::isWanted).toList();
            // The stubs are compiled by the first starts, which therefore do not count.
            benchmark.measure(functions.getFirst(), Variant.CLASS_PATH, 2);
            out.println("| function | variant | init | first call | warm call | total ms | CPU ms | resident MB |");
            out.println("|---|---|---|---|---|---|---|---|");
            print(out, benchmark.nothing(), Variant.ZIP, benchmark.measure(benchmark.nothing(), Variant.ZIP, runs));
            for (var function : functions) {
                for (var variant : variants) {
                    print(out, function, variant, benchmark.measure(function, variant, runs));
                }
            }
            if (kept == null) {
                delete(work);
            }
            return ExitCode.OK;
        } catch (IllegalStateException failed) {
            spec.commandLine().getErr().println("latchkey coldstart: " + failed.getMessage() + "; see " + work);
            return ExitCode.SOFTWARE;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isWanted(LambdaFunction function) {
        return wanted.isEmpty() || wanted.contains(stem(function));
    }

    private static String stem(LambdaFunction function) {
        return function.logicalId().replaceFirst("Function$", "");
    }

    private static void print(PrintWriter out, LambdaFunction function, Variant variant, Start start) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %.1f | %.0f | %.0f | %.0f |%n",
                stem(function),
                variant.label(),
                start.init(),
                start.first(),
                start.warm(),
                start.total(),
                start.cpu(),
                start.residentMegabytes());
        out.flush();
    }
}
