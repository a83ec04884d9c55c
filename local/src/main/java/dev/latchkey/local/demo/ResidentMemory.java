package dev.latchkey.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of this process lies in memory, where the operating system says so in `/proc`.
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s*(\\d+) kB$");

    private ResidentMemory() {}

    static Optional<Long> kilobytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return Optional.empty();
        }
        var resident = RESIDENT.matcher(Files.readString(STATUS));
        return resident.find() ? Optional.of(Long.valueOf(resident.group(1))) : Optional.empty();
    }
}
