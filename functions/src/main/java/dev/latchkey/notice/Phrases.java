package dev.latchkey.notice;

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

/// Words for people by language, from `<folder>/<language>.properties` beside a class. A language that has no file is
/// served in English.
public final class Phrases {

    private static final String FALLBACK = "en";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Properties> texts = new ConcurrentHashMap<>();
    private final Class<?> beside;
    private final String folder;

    public Phrases(Class<?> beside, String folder) {
        this.beside = beside;
        this.folder = folder;
    }

    /// @param language BCP 47, such as `de` or `pt-BR`
    /// @param facts what stands for `{name}` in the words
    public String phrase(String key, String language, Map<String, String> facts) {
        return filled(words(language).getProperty(key), facts);
    }

    /// The language that somebody is served in who asks for this one.
    public String written(String language) {
        return hasWords(language) ? Locale.forLanguageTag(language).getLanguage() : FALLBACK;
    }

    /// Writes a time as the words' language does; the pattern is the phrase `time.pattern`.
    public DateTimeFormatter timeFormat(String language) {
        var locale = Locale.forLanguageTag(hasWords(language) ? language : FALLBACK);
        return DateTimeFormatter.ofPattern(words(language).getProperty("time.pattern"), locale);
    }

    private Properties words(String language) {
        return texts.computeIfAbsent(file(hasWords(language) ? language : FALLBACK), this::load);
    }

    private boolean hasWords(String language) {
        return beside.getResource(file(language)) != null;
    }

    private String file(String language) {
        return folder + "/" + Locale.forLanguageTag(language).getLanguage() + ".properties";
    }

    private Properties load(String name) {
        try (var in = beside.getResourceAsStream(name)) {
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The words are part of this jar: " + name, e);
        }
    }

    private static String filled(String words, Map<String, String> facts) {
        return PLACEHOLDER
                .matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), place.group())));
    }
}
