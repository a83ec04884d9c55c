package dev.latchkey.local.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/// What a run of `demo` printed, and its exit status.
record DemoRun(int status, List<String> output, String complaint) {

    static DemoRun of(String... arguments) {
        var output = new StringWriter();
        var complaint = new StringWriter();
        int status = new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(complaint))
                .execute(arguments);
        return new DemoRun(
                status, output.toString().lines().toList(), complaint.toString().strip());
    }

    String lastLine() {
        return output.getLast();
    }
}
