package dev.latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    private final StringWriter complaints = new StringWriter();

    @Command(name = "seven")
    static final class Seven implements Callable<Integer> {
        @Override
        public Integer call() {
            return 7;
        }
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(List.of(new Seven()));
        line.setErr(new PrintWriter(complaints));
        return line.execute(arguments);
    }

    @Test
    void runsASubcommand() {
        assertThat(run("seven")).isEqualTo(7);
    }

    @Test
    void printsItsUsageWithoutACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(complaints.toString()).contains("Usage: latchkey").contains("seven");
    }

    @Test
    void printsItsUsageForAWrongCommand() {
        assertThat(run("eight")).isEqualTo(2);
        assertThat(complaints.toString()).contains("Usage: latchkey");
    }
}
