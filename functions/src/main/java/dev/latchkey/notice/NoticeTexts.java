package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of the notices by language, from `notices/<language>.properties` beside this class.
///
/// Keys are `<kind>.title`, `<kind>.body` and `<kind>.short` (a text message: short is what a recipient pays
/// attention to, and what costs one segment). A language that has no file is served in English.
public final class NoticeTexts {

    private static final String FALLBACK = "en";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Properties> texts = new ConcurrentHashMap<>();

    /// @param language BCP 47, such as `de` or `pt-BR`
    /// @param facts what stands for `{name}` in the words
    public MessageText text(NoticeKind kind, Channel channel, String language, Map<String, String> facts) {
        var words = words(language);
        var key = kind.name().toLowerCase(Locale.ROOT);
        var body = words.getProperty(key + (channel == Channel.EMAIL ? ".body" : ".short"));
        return new MessageText(filled(words.getProperty(key + ".title"), facts), filled(body, facts));
    }

    /// A phrase that belongs to no notice, by its whole key.
    public String phrase(String key, String language, Map<String, String> facts) {
        return filled(words(language).getProperty(key), facts);
    }

    /// The language that somebody is served in who asks for this one.
    public String written(String language) {
        return hasWords(language) ? Locale.forLanguageTag(language).getLanguage() : FALLBACK;
    }

    /// Writes a time as the words' language does, such as `Thursday 26 November, 10:00`.
    public DateTimeFormatter timeFormat(String language) {
        var locale = Locale.forLanguageTag(hasWords(language) ? language : FALLBACK);
        return DateTimeFormatter.ofPattern(words(language).getProperty("time.pattern"), locale);
    }

    private Properties words(String language) {
        return texts.computeIfAbsent(file(hasWords(language) ? language : FALLBACK), NoticeTexts::load);
    }

    private static boolean hasWords(String language) {
        return NoticeTexts.class.getResource(file(language)) != null;
    }

    private static String file(String language) {
        return "notices/" + Locale.forLanguageTag(language).getLanguage() + ".properties";
    }

    private static Properties load(String name) {
        try (var in = NoticeTexts.class.getResourceAsStream(name)) {
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The notices' words are part of this jar: " + name, e);
        }
    }

    private static String filled(String words, Map<String, String> facts) {
        return PLACEHOLDER
                .matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), place.group())));
    }
}
