package dev.latchkey.handler;

import dev.latchkey.code.Pickup;
import dev.latchkey.code.Pickup.Collected;
import dev.latchkey.code.Pickup.Held;
import dev.latchkey.code.Pickup.NotReady;
import dev.latchkey.code.Pickup.Over;
import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.Pickup.Replaced;
import dev.latchkey.fault.ReportRecipientPresent.Reported;
import dev.latchkey.fault.ReportRecipientPresent.Reported.Heard;
import dev.latchkey.fault.ReportRecipientPresent.Reported.LockerAway;
import dev.latchkey.fault.ReportRecipientPresent.Reported.NoJam;
import dev.latchkey.fault.ReportRecipientPresent.Reported.TooSoon;
import dev.latchkey.notice.NoticeTexts;
import java.util.Map;

/// The page behind the link in a message with a code: the QR code, where it opens what, and until when; or why there
/// is none.
///
/// @param language BCP 47
record PickupPage(NoticeTexts texts, String language) {

    Map<String, Object> render(Pickup pickup) {
        return render(pickup, "");
    }

    /// @param helpToken of the page for whoever has no code, or cannot use it
    Map<String, Object> withHelp(Pickup pickup, String helpToken) {
        return render(pickup, help(helpToken));
    }

    private Map<String, Object> render(Pickup pickup, String more) {
        return switch (pickup) {
            case Ready ready -> page(200, ready(ready) + more);
            case Held ignored -> page(200, paragraph("pickup.held") + more);
            case NotReady ignored -> page(200, paragraph("pickup.unready") + more);
            case Collected ignored -> page(410, paragraph("pickup.collected") + more);
            case Replaced ignored -> page(410, paragraph("pickup.replaced") + more);
            case Over ignored -> page(410, paragraph("pickup.over") + more);
        };
    }

    /// For a link that was never ours.
    Map<String, Object> unknown() {
        return page(404, paragraph("page.over"));
    }

    /// Where the door is known to jam: before the QR code a button for whoever stands there.
    ///
    /// @param token the page's own; the button posts to `<token>/trouble`
    Map<String, Object> jammed(Ready ready, String token, String helpToken) {
        var jam = paragraph("pickup.jam", facts(ready)) + button(token + "/trouble");
        return page(200, jam + ready(ready) + help(helpToken));
    }

    /// What became of the button that was pressed, on the page at `<token>/trouble`.
    Map<String, Object> answer(Ready ready, Reported reported, String token) {
        var back = link("../" + token, "pickup.back");
        return switch (reported) {
            case Heard ignored ->
                page(200, paragraph("pickup.opening", facts(ready)) + paragraph("pickup.again") + button("") + back);
            case TooSoon soon -> tooSoon(soon, paragraph("pickup.soon") + button("") + back);
            case LockerAway ignored -> page(409, paragraph("pickup.away") + back);
            case NoJam ignored -> page(409, paragraph("pickup.no_jam") + back);
        };
    }

    /// With the seconds to wait, rounded up (RFC 9110, 10.2.3).
    private Map<String, Object> tooSoon(TooSoon soon, String content) {
        var seconds = Long.toString(soon.pause().plusNanos(999_999_999).toSeconds());
        return page(429, Map.of("retry-after", seconds), content);
    }

    private String help(String helpToken) {
        return link("../help/" + helpToken, "pickup.help");
    }

    /// @param address relative to the page
    private String link(String address, String key) {
        return "<p><a href=\"" + HtmlPage.escaped(address) + "\">" + phrase(key, Map.of()) + "</a></p>";
    }

    /// @param action relative to the page; empty for the page itself
    private String button(String action) {
        return HtmlPage.button(action, text("pickup.jam.button", Map.of()));
    }

    private Map<String, String> facts(Ready ready) {
        var until = texts.timeFormat(language)
                .format(ready.until().atZone(ready.locker().timeZone()));
        return Map.of(
                "locker", ready.locker().name(), "compartment", Integer.toString(ready.compartment()), "until", until);
    }

    private String ready(Ready ready) {
        var facts = facts(ready);
        return paragraph("pickup.ready", facts)
                + QrImage.svg(ready.token().text(), phrase("pickup.image", Map.of()))
                + paragraph("pickup.where", facts)
                + paragraph("pickup.hint");
    }

    private String paragraph(String key) {
        return paragraph(key, Map.of());
    }

    private String paragraph(String key, Map<String, String> facts) {
        return HtmlPage.paragraph(text(key, facts));
    }

    private String phrase(String key, Map<String, String> facts) {
        return HtmlPage.escaped(text(key, facts));
    }

    private String text(String key, Map<String, String> facts) {
        return texts.phrase(key, language, facts);
    }

    private Map<String, Object> page(int status, String content) {
        return page(status, Map.of(), content);
    }

    private Map<String, Object> page(int status, Map<String, String> headers, String content) {
        return new HtmlPage(texts.written(language), text("pickup.title", Map.of())).render(status, headers, content);
    }
}
