package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.digest.CountFigures;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.SendMessage;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.time.Clock;
import java.util.Map;

/// Sends one message and parks `notify-recipient`: `{"deliveryId", "noticeId", "kind", "step", "taskToken"}`,
/// with a step of [PlanNoticeHandler]'s.
public final class SendMessageHandler implements JsonHandler {

    private final SendMessage sendMessage;
    private final CountFigures countFigures;
    private final Clock clock;

    public SendMessageHandler() {
        var application = Application.create();
        this(application.sendMessage(), application.countFigures(), application.clock());
        application.warm();
    }

    SendMessageHandler(SendMessage sendMessage, CountFigures countFigures, Clock clock) {
        this.sendMessage = sendMessage;
        this.countFigures = countFigures;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var step = event.object("step");
        var id = new AttemptId(event.string("deliveryId"), event.string("noticeId"), step.integer("number"));
        var contact = new ContactRef(
                step.string("recipientId"),
                step.longInteger("contactVersion"),
                step.integer("contactPlace"),
                step.oneOf("channel", Channel.class));
        var token = new TaskToken(event.string("taskToken"));
        var tallies = sendMessage.send(id, event.oneOf("kind", NoticeKind.class), contact, token);
        new ChannelFigures(context, clock).count(tallies);
        countFigures.messages(tallies);
        return Map.of("parked", true);
    }
}
