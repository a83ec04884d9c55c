package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.diagnosis.DiagnosisRules;
import dev.latchkey.resend.Course.ArrivalOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words of every language: complete, and nothing more.
class AnswerTextsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "latchkey", "resend", "answers");

    /// What a rule, a deed or an outcome always gives.
    private static final Map<String, List<String>> FACTS = Map.of(
            "cause.AlreadyCollected", List.of("{collectedAt}"),
            "cause.Delayed.expected", List.of("{expectedAt}"),
            "cause.OnItsWay.expected", List.of("{expectedAt}"),
            "cause.PanelLockedOut", List.of("{until}"),
            "did.PickupExtended", List.of("{until}"),
            "not.AlreadyExtended", List.of("{until}"),
            "next.Received", List.of("{channel}"),
            "next.SeveralParcels", List.of("{carriers}"),
            "next.TooManyRequests", List.of("{until}"));

    static List<Path> languages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyWordThatAnAnswerCanNeedIsThere(Path file) {
        assertThat(words(file).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys().toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noTextNamesAFactThatMayBeMissing(Path file) {
        var words = words(file);

        assertThat(words.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(placeholders(words.getProperty(key))).isEqualTo(FACTS.getOrDefault(key, List.of())));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextIsASentence(Path file) {
        var words = words(file);

        assertThat(words.stringPropertyNames())
                .filteredOn(key -> !key.startsWith("channel.") && !key.equals("time.pattern"))
                .allSatisfy(key -> assertThat(words.getProperty(key)).matches("\\p{Lu}.*[.?]"));
    }

    private static Stream<String> keys() {
        return Stream.of(
                        Stream.of("time.pattern", "channel.PUSH", "channel.SMS", "channel.EMAIL"),
                        Stream.of("cause.Delayed.expected", "cause.OnItsWay.expected", "incident.Known"),
                        Stream.of("next.Held", "next.SameTime"),
                        Stream.of(ArrivalOutcome.values()).map(word -> "next." + word),
                        Stream.of(Deed.values())
                                .filter(deed -> deed != Deed.Explained)
                                .flatMap(deed -> Stream.of("did." + deed, "next." + deed)),
                        Stream.of(Hindrance.values()).map(hindrance -> "not." + hindrance),
                        DiagnosisRules.ids().stream().map(rule -> "cause." + rule),
                        Stream.of(Cause.values()).map(cause -> "next." + cause),
                        Stream.of(AnswerOutcome.values())
                                .filter(AnswerOutcome::hasOwnText)
                                .flatMap(word -> Stream.of("outcome." + word, "next." + word)),
                        Stream.of("trackingNumber", "newContact", "channel", "action", "carrier", "input", "form")
                                .map(field -> "ask." + field))
                .flatMap(keys -> keys);
    }

    private static List<String> placeholders(String words) {
        return Pattern.compile("\\{\\w+}")
                .matcher(words)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static Properties words(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            var words = new Properties();
            words.load(in);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
