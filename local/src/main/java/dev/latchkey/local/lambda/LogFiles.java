package dev.latchkey.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// A file per log group in a folder, such as `aws-lambda-latchkey-IssueCodeFunction.log`. Every line is on disk
/// before the call returns. Whatever a function that is still at work says after the end is said to nobody.
public final class LogFiles implements LogSink, AutoCloseable {

    private final Path folder;
    private final Map<String, Writer> writers = new HashMap<>();
    private boolean isClosed;

    public LogFiles(Path folder) {
        this.folder = folder;
    }

    /// The file that a log group's lines are in.
    public Path file(String logGroup) {
        String name = logGroup.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^-+", "");
        return folder.resolve(name + ".log");
    }

    @Override
    public synchronized void write(String logGroup, String line) {
        if (isClosed) {
            return;
        }
        try {
            append(logGroup, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String logGroup, String line) throws IOException {
        Writer writer = writers.get(logGroup);
        if (writer == null) {
            writer = open(logGroup);
            writers.put(logGroup, writer);
        }
        writer.write(line + "\n");
        writer.flush();
    }

    private Writer open(String logGroup) throws IOException {
        Files.createDirectories(folder);
        return Files.newBufferedWriter(file(logGroup), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        for (Writer writer : writers.values()) {
            writer.close();
        }
        writers.clear();
    }
}
