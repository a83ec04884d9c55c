package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// The words of the notices by language, from `notices/<language>.properties` beside this class.
///
/// Keys are `<kind>.title`, `<kind>.body` and `<kind>.short` (a text message: short is what a recipient pays
/// attention to, and what costs one segment). A language that has no file is served in English.
public final class NoticeTexts {

    private final Phrases phrases = new Phrases(NoticeTexts.class, "notices");

    /// @param language BCP 47, such as `de` or `pt-BR`
    /// @param facts what stands for `{name}` in the words
    public MessageText text(NoticeKind kind, Channel channel, String language, Map<String, String> facts) {
        var key = kind.name().toLowerCase(Locale.ROOT);
        return new MessageText(
                phrase(key + ".title", language, facts),
                phrase(key + (channel == Channel.EMAIL ? ".body" : ".short"), language, facts));
    }

    /// A phrase that belongs to no notice, by its whole key.
    public String phrase(String key, String language, Map<String, String> facts) {
        return phrases.phrase(key, language, facts);
    }

    /// The language that somebody is served in who asks for this one.
    public String written(String language) {
        return phrases.written(language);
    }

    /// Writes a time as the words' language does, such as `Thursday 26 November, 10:00`.
    public DateTimeFormatter timeFormat(String language) {
        return phrases.timeFormat(language);
    }
}
