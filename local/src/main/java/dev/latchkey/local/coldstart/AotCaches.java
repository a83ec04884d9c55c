package dev.latchkey.local.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Ahead-of-time caches, one a function, made by a training run.
///
/// A cache's name carries the hash of the package's jars: some JVMs go on running the old code from a cache whose
/// jars have changed (JDK-8377932).
record AotCaches(Path folder, String hash) {

    static AotCaches of(FunctionPackage code, Path folder) throws IOException, GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var jar : code.jars()) {
            digest.update(Files.readAllBytes(jar));
        }
        return new AotCaches(folder, HexFormat.of().formatHex(digest.digest(), 0, 8));
    }

    Path file(String function) {
        return folder.resolve(function + "-" + hash + ".aot");
    }

    List<String> training(String function) {
        return List.of("-XX:AOTCacheOutput=" + file(function), "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    List<String> use(String function) {
        return List.of("-XX:AOTCache=" + file(function), "-XX:AOTMode=on");
    }
}
