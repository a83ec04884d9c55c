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
/// a
/// link that shows a QR code opens a door; any other is answered as when it is read.
public final class ReportRecipientPresentHandler implements JsonHandler {

    private final ShowPickup showPickup;
    private final ReportRecipientPresent reportRecipientPresent;
    private final NoticeTexts texts;

    public ReportRecipientPresentHandler() {
        var application = Application.create();
        this(application.showPickup(), application.reportRecipientPresent(), new NoticeTexts());
        application.warm();
    }

    ReportRecipientPresentHandler(
            ShowPickup showPickup, ReportRecipientPresent reportRecipientPresent, NoticeTexts texts) {
        this.showPickup = showPickup;
        this.reportRecipientPresent = reportRecipientPresent;
        this.texts = texts;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var token = request.pathParameter("token").orElse("");
        return showPickup
                .show(token)
                .map(shown -> page(shown, token, request))
                .orElseGet(() -> new PickupPage(texts, request.language()).unknown());
    }

    private Map<String, Object> page(Shown shown, String token, HttpRequest request) {
        var page = new PickupPage(texts, shown.language().orElseGet(request::language));
        return shown.pickup() instanceof Ready ready
                ? page.answer(
                        ready, reportRecipientPresent.report(shown.delivery().deliveryId()), token)
                : page.render(shown.pickup());
    }
}
