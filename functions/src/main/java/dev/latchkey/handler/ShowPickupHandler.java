package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.ShowPickup.Shown;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import java.util.Map;

/// `GET /pickups/{token}`: a recipient follows the link of a message with a code, and shows the page's QR code to the
/// locker's scanner. In the recipient's language; a link that is not ours is answered in the browser's.
public final class ShowPickupHandler implements JsonHandler {

    private final ShowPickup showPickup;
    private final NoticeTexts texts;

    public ShowPickupHandler() {
        var application = Application.create();
        this(application.showPickup(), new NoticeTexts());
        application.warm();
    }

    ShowPickupHandler(ShowPickup showPickup, NoticeTexts texts) {
        this.showPickup = showPickup;
        this.texts = texts;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return request.pathParameter("token")
                .flatMap(showPickup::show)
                .map(shown -> page(shown, request))
                .orElseGet(() -> new PickupPage(texts, request.language()).unknown());
    }

    private Map<String, Object> page(Shown shown, HttpRequest request) {
        return new PickupPage(texts, shown.language().orElseGet(request::language)).render(shown.pickup());
    }
}
