package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The words of every language: complete, and safe.
class NoticeTextsTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "latchkey", "notice", "notices");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)}");
    private static final List<String> FACTS =
            List.of("name", "locker", "compartment", "code", "until", "trackingNumber", "place", "link");
    private static final List<String> PHRASES = List.of(
            "time.pattern",
            "extend.short",
            "extend.body",
            "page.title",
            "page.ask",
            "page.button",
            "page.done",
            "page.already",
            "page.over",
            "help.short",
            "help.body",
            "help.title",
            "help.ask",
            "help.button",
            "help.looking",
            "help.later",
            "pickup.help",
            "help.unreadable",
            "qr.short",
            "qr.body",
            "qr_only.short",
            "qr_only.body",
            "pickup.title",
            "pickup.ready",
            "pickup.where",
            "pickup.image",
            "pickup.hint",
            "pickup.held",
            "pickup.collected",
            "pickup.replaced",
            "pickup.over",
            "pickup.unready",
            "pickup.jam",
            "pickup.jam.button",
            "pickup.opening",
            "pickup.again",
            "pickup.soon",
            "pickup.away",
            "pickup.no_jam",
            "pickup.back");

    static List<Path> languages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryText(Path file) {
        var kinds = Stream.of(NoticeKind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT));
        var keys = Stream.concat(
                PHRASES.stream(), kinds.flatMap(kind -> Stream.of(kind + ".title", kind + ".short", kind + ".body")));

        assertThat(words(file).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys.toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noTitleHoldsAnythingOfTheDelivery(Path file) {
        var words = words(file);

        assertThat(words.stringPropertyNames())
                .filteredOn(key -> key.endsWith(".title"))
                .allSatisfy(key -> assertThat(words.getProperty(key)).doesNotContain("{"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextOfANoticeWithACodeSaysTheCodeAndItsEnd(Path file) {
        var words = words(file);

        assertThat(List.of("code.short", "code.body", "reminder.short", "reminder.body"))
                .allSatisfy(key -> assertThat(words.getProperty(key)).contains("{code}", "{until}", "{locker}"));
        assertThat(List.of("expired.short", "expired.body"))
                .allSatisfy(key -> assertThat(words.getProperty(key)).doesNotContain("{code}", "{until}"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPlaceholderIsAFactThatIsKnown(Path file) {
        var words = words(file);

        assertThat(words.values().stream()
                        .flatMap(text -> PLACEHOLDER.matcher((String) text).results()))
                .extracting(match -> match.group(1))
                .isSubsetOf(FACTS);
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
