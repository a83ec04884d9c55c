package dev.latchkey.handler;

import dev.latchkey.json.JsonFields;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.resend.AskForHelp.Help;
import dev.latchkey.resend.AskForHelp.Help.Found;
import dev.latchkey.resend.AskForHelp.Help.Looking;
import dev.latchkey.resend.AskForHelp.Help.Unasked;
import java.util.Map;

/// The pages behind the link for whoever has no code: a button, and what was found once it was pressed.
///
/// @param language BCP 47
record HelpPage(NoticeTexts texts, String language) {

    /// Names the request in the page's address.
    static final String REQUEST = "request";

    private static final String SECONDS_TO_RELOAD = "3";

    Map<String, Object> render(Help help) {
        return switch (help) {
            case Unasked ignored -> page(paragraph("help.ask") + HtmlPage.button("", phrase("help.button")));
            case Looking ignored -> page(Map.of("refresh", SECONDS_TO_RELOAD), paragraph("help.looking"));
            case Found found -> page(HtmlPage.paragraph(found.summary()) + paragraph("help.later"));
        };
    }

    /// Leads from the button to the page that shows what comes of it, so that to reload it asks nothing anew.
    Map<String, Object> asked(String number) {
        return JsonFields.of("statusCode", 303)
                .and("headers", Map.of("location", "?" + REQUEST + "=" + number, "cache-control", "no-store"))
                .and("body", "")
                .and("isBase64Encoded", false)
                .map();
    }

    /// The same for a link that was never ours and for one whose time is over.
    Map<String, Object> over() {
        return frame().render(404, Map.of(), paragraph("page.over"));
    }

    Map<String, Object> unreadable() {
        return page(paragraph("help.unreadable"));
    }

    private Map<String, Object> page(String content) {
        return page(Map.of(), content);
    }

    private Map<String, Object> page(Map<String, String> headers, String content) {
        return frame().render(200, headers, content);
    }

    private HtmlPage frame() {
        return new HtmlPage(texts.written(language), phrase("help.title"));
    }

    private String paragraph(String key) {
        return HtmlPage.paragraph(phrase(key));
    }

    private String phrase(String key) {
        return texts.phrase(key, language, Map.of());
    }
}
