package dev.latchkey.local.lambda;

/// Where functions' log lines go.
public interface LogSink {

    /// Takes a line, without its line break, on any thread.
    ///
    /// @param logGroup such as `/aws/lambda/latchkey-IssueCodeFunction`
    void write(String logGroup, String line);
}
