package dev.latchkey.local;

import java.nio.file.Path;

/// Where the repository lies: the launcher says so, and so does the build.
public final class Root {

    private Root() {}

    /// Absolute.
    public static Path find() {
        return Path.of(System.getProperty("latchkey.root", "")).toAbsolutePath();
    }
}
