package dev.latchkey.local;

import java.nio.file.Path;

/// How the local system is started.
///
/// @param root the repository's folder, where template.yaml lies
/// @param state where everything that it writes goes
/// @param keep whether what an earlier run left in `state` is used again; else it is removed first
/// @param http port, 0 for any free one
/// @param aws port, 0 for any free one
/// @param mqtt port, 0 for any free one
/// @param isVirtual whether time stands still until it is advanced
public record LocalOptions(Path root, Path state, boolean keep, int http, int aws, int mqtt, boolean isVirtual) {

    /// Free ports and nothing kept: for tests and demonstrations.
    public static LocalOptions anyPorts(Path root, Path state, boolean isVirtual) {
        return new LocalOptions(root, state, false, 0, 0, 0, isVirtual);
    }
}
