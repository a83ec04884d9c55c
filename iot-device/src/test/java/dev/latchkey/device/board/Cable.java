package dev.latchkey.device.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A serial line that can be unplugged: a pseudo-terminal behind a link that stays, as those in `/dev/serial/by-id`.
public final class Cable implements AutoCloseable {

    private final Path link;
    private volatile PseudoTerminal terminal;

    public Cable(Path link) throws IOException {
        this.link = link;
        plug();
    }

    public Path path() {
        return link;
    }

    public void plug() throws IOException {
        terminal = new PseudoTerminal();
        Files.createSymbolicLink(link, terminal.path());
    }

    public void unplug() throws IOException {
        Files.deleteIfExists(link);
        terminal.close();
    }

    public byte[] read() throws IOException {
        return terminal.read();
    }

    public void write(byte[] bytes) throws IOException {
        terminal.write(bytes);
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
