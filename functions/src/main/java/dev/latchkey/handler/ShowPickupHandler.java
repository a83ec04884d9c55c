package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.fault.FindJam;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import java.util.Map;

/// `GET /pickups/{token}`: a recipient follows the link of a message with a code, and shows the page's QR code to the
/// locker's scanner. Where the door is known to jam, the page has a button that lets it be tried again.
public final class ShowPickupHandler implements JsonHandler {

    private final PickupPages pages;
    private final FindJam findJam;

    public ShowPickupHandler() {
        var application = Application.create();
        this(application.showPickup(), application.findJam(), new NoticeTexts());
        application.warm();
    }

    ShowPickupHandler(ShowPickup showPickup, FindJam findJam, NoticeTexts texts) {
        this.pages = new PickupPages(showPickup, texts);
        this.findJam = findJam;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return pages.answer(
                event,
                (page, ready, delivery, token) ->
                        findJam.find(delivery).isPresent() ? page.jammed(ready, token) : page.render(ready));
    }
}
