package dev.latchkey.handler;

import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.ShowPickup.Shown;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import java.util.Map;

/// Answers requests at `/pickups/{token}`, in the recipient's language; a link that is not ours is answered in the
/// browser's.
record PickupPages(ShowPickup showPickup, NoticeTexts texts) {

    Map<String, Object> answer(JsonObject event, WhenOurs whenOurs) {
        var request = new HttpRequest(event);
        var token = request.pathParameter("token").orElse("");
        return showPickup
                .show(token)
                .map(shown -> whenOurs.answer(page(shown, request), shown, token))
                .orElseGet(() -> new PickupPage(texts, request.language()).unknown());
    }

    private PickupPage page(Shown shown, HttpRequest request) {
        return new PickupPage(texts, shown.language().orElseGet(request::language));
    }

    /// What a link of ours is answered with.
    @FunctionalInterface
    interface WhenOurs {
        Map<String, Object> answer(PickupPage page, Shown shown, String token);
    }
}
