package dev.latchkey.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    Path folder;

    @Test
    void keepsAFileForEachLogGroup() throws IOException {
        try (LogFiles logs = new LogFiles(folder.resolve("logs"))) {
            logs.write("/aws/lambda/issue", "one");
            logs.write("/aws/lambda/open", "two");
            logs.write("/aws/lambda/issue", "three");

            assertThat(folder.resolve("logs/aws-lambda-issue.log")).hasContent("one\nthree\n");
            assertThat(logs.file("/aws/lambda/open")).hasContent("two\n");
        }
    }

    @Test
    void leavesNothingBehindOfWhatIsSaidAfterTheEnd() throws IOException {
        LogFiles logs = new LogFiles(folder.resolve("logs"));
        logs.close();

        logs.write("/aws/lambda/issue", "late");

        assertThat(folder).isEmptyDirectory();
    }
}
