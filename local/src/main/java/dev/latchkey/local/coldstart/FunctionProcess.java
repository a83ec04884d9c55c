package dev.latchkey.local.coldstart;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.LambdaFunction;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Starts functions as processes, with the options that Lambda's Java runtime gives its JVM, on one CPU.
///
/// @param code what is deployed
/// @param aws where the AWS services are
/// @param authority the certificate that proves them, as PEM
/// @param log where the functions' output goes
/// @param jvmOptions beyond Lambda's own
record FunctionProcess(FunctionPackage code, URI aws, Path authority, Path log, List<String> jvmOptions) {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";

    /// @param cache the JVM's options about an AOT cache
    Process start(LambdaFunction function, Variant variant, String runtimeApi, List<String> cache) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            command.addAll(List.of("/usr/bin/taskset", "-c", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(cache);
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Xmx" + function.memoryMegabytes() * 85 / 100 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + code.runtimeLibrary(),
                "-cp",
                variant.isZip() ? FunctionPackage.runtimeClassPath() : code.classPath(),
                CLIENT + "AWSLambda",
                function.handler()));
        var builder = new ProcessBuilder(command)
                .directory(folder(variant))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(function.environment());
        builder.environment().putAll(environment(function, runtimeApi));
        variant.initializationType()
                .ifPresent(type -> builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", type));
        return builder.start();
    }

    /// Lambda's runtime loads from the folder that it is started in.
    private File folder(Variant variant) {
        return (variant.isZip() ? code.task() : log.getParent()).toFile();
    }

    private Map<String, String> environment(LambdaFunction function, String runtimeApi) {
        return Map.ofEntries(
                Map.entry("_HANDLER", function.handler()),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("AWS_REGION", Account.LOCAL.region()),
                Map.entry("AWS_ENDPOINT_URL", aws.toString()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("LAMBDA_TASK_ROOT", code.task().toString()),
                Map.entry("LD_LIBRARY_PATH", code.libraries().toString()),
                Map.entry("PATH", "/usr/bin:/bin"),
                // Read by the library that the CRT's TLS is built on, in place of the machine's authorities.
                Map.entry("SSL_CERT_FILE", authority.toString()),
                Map.entry("TZ", ":UTC"));
    }

    /// Asks the process to end, and waits until it has.
    static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
