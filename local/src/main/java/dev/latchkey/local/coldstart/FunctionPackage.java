package dev.latchkey.local.coldstart;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// The deployment package, unpacked as Lambda does, beside the jars of Lambda's runtime.
///
/// The package's native library is Lambda's; on another platform this machine's takes its place.
final class FunctionPackage {

    private static final String NATIVE_LIBRARY = "libaws-crt-jni.so";

    private final Path folder;

    private FunctionPackage(Path folder) {
        this.folder = folder;
    }

    static FunctionPackage unpack(Path zip, Path folder) throws IOException {
        var unpacked = new FunctionPackage(folder);
        try (var archive = new ZipFile(zip.toFile())) {
            for (var entry :
                    archive.stream().filter(each -> !each.isDirectory()).toList()) {
                var file = unpacked.task().resolve(entry.getName()).normalize();
                Files.createDirectories(file.getParent());
                Files.copy(archive.getInputStream(entry), file);
            }
        }
        unpacked.adapt();
        unpacked.addNothing();
        extract(
                AWSLambda.class,
                "/jni/libaws-lambda-jni.linux-" + (isArm() ? "aarch_64" : "x86_64") + ".so",
                unpacked.runtimeLibrary());
        return unpacked;
    }

    /// `LAMBDA_TASK_ROOT`.
    Path task() {
        return folder.resolve("task");
    }

    Path libraries() {
        return task().resolve("lib");
    }

    /// The native part of the runtime interface client, which Lambda's runtime has unpacked already.
    Path runtimeLibrary() {
        return folder.resolve("libaws-lambda-jni.so");
    }

    /// The jars that Lambda's own runtime has on the class path.
    static String runtimeClassPath() {
        return Stream.of(AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> jarOf(type).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// The runtime's jars, then the package's.
    String classPath() throws IOException {
        return Stream.concat(Stream.of(runtimeClassPath()), jars().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    List<Path> jars() throws IOException {
        try (var files = Files.list(libraries())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private void adapt() throws IOException {
        if (!isArm()) {
            for (var jar : jars()) {
                if (jar.getFileName().toString().matches("aws-crt-[0-9.]+-linux-aarch_64.jar")) {
                    Files.delete(jar);
                }
            }
            Files.copy(jarOf(CRT.class), libraries().resolve("aws-crt.jar"));
            var library = libraries().resolve(NATIVE_LIBRARY);
            Files.delete(library);
            extract(CRT.class, "/linux/x86_64/glibc/" + NATIVE_LIBRARY, library);
        }
    }

    /// Beside the jars, where Lambda's runtime finds classes too.
    private void addNothing() throws IOException {
        var file = "/" + NothingHandler.class.getName().replace('.', '/') + ".class";
        var copy = task().resolve(file.substring(1));
        Files.createDirectories(copy.getParent());
        extract(NothingHandler.class, file, copy);
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }

    private static void extract(Class<?> owner, String resource, Path file) throws IOException {
        try (var in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("There is no " + resource + " beside " + owner.getName());
            }
            Files.copy(in, file);
        }
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
