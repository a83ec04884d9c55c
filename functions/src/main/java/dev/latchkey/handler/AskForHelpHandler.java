package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.resend.AskForHelp;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.HelpLink;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.support.ReportUnreadable;
import java.time.Clock;
import java.util.Map;

/// `GET` and `POST /help/{token}`: a recipient without a code follows the link of any notice. Reading it changes
/// nothing, since phones look at links before people do; the button on the page posts. What was found is all that the
/// pages tell of the parcel. Of a delivery that cannot be read they tell that people have it, who do then.
public final class AskForHelpHandler implements JsonHandler {

    private final HelpLink links;
    private final AskForHelp askForHelp;
    private final ReportUnreadable reportUnreadable;
    private final NoticeTexts texts;
    private final Clock clock;

    public AskForHelpHandler() {
        var application = Application.create();
        this(
                application.helpLink(),
                application.askForHelp(),
                application.reportUnreadable(),
                new NoticeTexts(),
                application.clock());
        application.warm();
    }

    AskForHelpHandler(
            HelpLink links, AskForHelp askForHelp, ReportUnreadable reportUnreadable, NoticeTexts texts, Clock clock) {
        this.links = links;
        this.askForHelp = askForHelp;
        this.reportUnreadable = reportUnreadable;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var page = new HelpPage(texts, request.language());
        try {
            return respond(request, page);
        } catch (UnreadableDelivery unreadable) {
            UnreadableCase.open(reportUnreadable, unreadable, context, clock);
            return page.unreadable();
        }
    }

    private Map<String, ?> respond(HttpRequest request, HelpPage page) {
        return request.pathParameter("token")
                .flatMap(links::read)
                .map(delivery -> request.method().equals("POST") ? ask(delivery, page) : look(delivery, request, page))
                .orElseGet(page::over);
    }

    private Map<String, Object> ask(Delivery delivery, HelpPage page) {
        return page.asked(askForHelp.ask(delivery, texts.written(page.language())));
    }

    private Map<String, Object> look(Delivery delivery, HttpRequest request, HelpPage page) {
        var number = request.queryParameter(HelpPage.REQUEST).orElse("");
        return page.render(askForHelp.look(delivery, number));
    }
}
