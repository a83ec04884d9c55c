package dev.latchkey.handler;

import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.ShowPickup.Shown;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.shipment.Delivery;
import java.util.Map;

/// Answers requests at `/pickups/{token}`, in the recipient's language; a link that is not ours is answered in the
/// browser's. Only a link that shows a QR code can do more than be read.
record PickupPages(ShowPickup showPickup, NoticeTexts texts) {

    Map<String, Object> answer(JsonObject event, WhenReady whenReady) {
        var request = new HttpRequest(event);
        var token = request.pathParameter("token").orElse("");
        return showPickup
                .show(token)
                .map(shown -> answer(shown, token, request, whenReady))
                .orElseGet(() -> new PickupPage(texts, request.language()).unknown());
    }

    private Map<String, Object> answer(Shown shown, String token, HttpRequest request, WhenReady whenReady) {
        var page = new PickupPage(texts, shown.language().orElseGet(request::language));
        return shown.pickup() instanceof Ready ready
                ? whenReady.answer(page, ready, shown.delivery(), token)
                : page.render(shown.pickup());
    }

    /// What a link that shows a QR code is answered with.
    @FunctionalInterface
    interface WhenReady {
        Map<String, Object> answer(PickupPage page, Ready ready, Delivery delivery, String token);
    }
}
