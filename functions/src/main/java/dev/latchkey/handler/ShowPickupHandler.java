package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.ShowPickup.Shown;
import dev.latchkey.fault.FindJam;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.shipment.HelpLink;
import java.util.Map;

/// `GET /pickups/{token}`: a recipient follows the link of a message with a code, and shows the page's QR code to the
/// locker's scanner. Where the door is known to jam, the page has a button that lets it be tried again. Each page of a
/// parcel leads to help.
public final class ShowPickupHandler implements JsonHandler {

    private final PickupPages pages;
    private final FindJam findJam;
    private final HelpLink help;

    public ShowPickupHandler() {
        var application = Application.create();
        this(application.showPickup(), application.findJam(), application.helpLink(), new NoticeTexts());
        application.warm();
    }

    ShowPickupHandler(ShowPickup showPickup, FindJam findJam, HelpLink help, NoticeTexts texts) {
        this.pages = new PickupPages(showPickup, texts);
        this.findJam = findJam;
        this.help = help;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return pages.answer(event, this::answer);
    }

    private Map<String, Object> answer(PickupPage page, Shown shown, String token) {
        var helpToken = help.token(shown.delivery());
        return shown.pickup() instanceof Ready ready
                        && findJam.find(shown.delivery()).isPresent()
                ? page.jammed(ready, token, helpToken)
                : page.withHelp(shown.pickup(), helpToken);
    }
}
