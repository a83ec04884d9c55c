package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.Pickup.Ready;
import dev.latchkey.code.ShowPickup;
import dev.latchkey.code.ShowPickup.Shown;
import dev.latchkey.fault.ReportRecipientPresent;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import java.util.Map;

/// `POST /pickups/{token}/trouble`: a recipient whose door does not open presses the button of their pickup page. Only
/// a link that shows a QR code opens a door; any other is answered as when it is read.
public final class ReportRecipientPresentHandler implements JsonHandler {

    private final PickupPages pages;
    private final ReportRecipientPresent reportRecipientPresent;

    public ReportRecipientPresentHandler() {
        var application = Application.create();
        this(application.showPickup(), application.reportRecipientPresent(), new NoticeTexts());
        application.warm();
    }

    ReportRecipientPresentHandler(
            ShowPickup showPickup, ReportRecipientPresent reportRecipientPresent, NoticeTexts texts) {
        this.pages = new PickupPages(showPickup, texts);
        this.reportRecipientPresent = reportRecipientPresent;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return pages.answer(event, this::answer);
    }

    private Map<String, Object> answer(PickupPage page, Shown shown, String token) {
        return shown.pickup() instanceof Ready ready
                ? page.answer(
                        ready, reportRecipientPresent.report(shown.delivery().deliveryId()), token)
                : page.render(shown.pickup());
    }
}
