package dev.latchkey.device.powercut;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// What really happened in front of a cabinet, one line each. A line is handed to the operating system before what
/// it tells of has any effect, so it outlives the process.
final class WorldLog {

    private final FileChannel file;

    WorldLog(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param what the kind of line, which [Line#what] is again
    void write(String what, int compartment, String detail) {
        try {
            file.write(ByteBuffer.wrap((what + " " + compartment + " " + detail + "\n").getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param compartment 0 where none is concerned
    record Line(String what, int compartment, String detail) {

        boolean is(String kind) {
            return what.equals(kind);
        }

        private static Line parse(String text) {
            String[] parts = text.split(" ", 3);
            return new Line(parts[0], Integer.parseInt(parts[1]), parts[2]);
        }
    }

    static List<Line> read(Path path) throws IOException {
        return Files.exists(path)
                ? Files.readAllLines(path).stream().map(Line::parse).toList()
                : List.of();
    }
}
