package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.code.RecordAppliedManifest;
import dev.latchkey.fault.RecordCommandAnswer;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.HealthReportReader;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.support.AuditOpening;
import java.time.Clock;
import java.util.Map;

/// A locker acknowledges on `lockers/{lockerId}/acks` that it has applied a manifest or carried out a
/// command; `events/mqtt/ack-*.json` and the topic's `lockerId`.
public final class RecordAcknowledgementHandler implements JsonHandler {

    private final RecordAppliedManifest recordAppliedManifest;
    private final RecordCommandAnswer recordCommandAnswer;
    private final AuditOpening auditOpening;
    private final LockerLink link;
    private final Clock clock;

    public RecordAcknowledgementHandler() {
        var application = Application.create();
        this(application);
        application.warm();
    }

    RecordAcknowledgementHandler(Application application) {
        this.recordAppliedManifest = application.recordAppliedManifest();
        this.recordCommandAnswer = application.recordCommandAnswer();
        this.auditOpening = application.auditOpening();
        this.link = application.lockerLink();
        this.clock = application.clock();
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var lockerId = event.string("lockerId");
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        try {
            switch (event.string("type")) {
                case "manifestApplied" -> recordApplied(lockerId, event);
                case "commandResult" -> recordAnswer(lockerId, event, metrics);
                default -> throw event.invalid("type", "must be manifestApplied or commandResult");
            }
            return Map.of("recorded", true);
        } catch (InvalidField fault) {
            link.reject(lockerId, fault.getMessage());
            metrics.count("LockerMessageRejected", Map.of("topic", "acks"));
            return Map.of("recorded", false, "reason", fault.getMessage());
        }
    }

    private void recordApplied(String lockerId, JsonObject event) {
        if (!recordAppliedManifest.record(lockerId, event.longInteger("version"))) {
            throw event.invalid("version", "was never published");
        }
    }

    /// A command that the cloud has not sent is somebody else's, and counted all the same.
    private void recordAnswer(String lockerId, JsonObject event, EmbeddedMetrics metrics) {
        var answer = answer(event);
        recordCommandAnswer
                .record(lockerId, event.value("commandId", MessageRules.MESSAGE_ID), answer)
                .ifPresent(auditOpening::answered);
        metrics.count("LockerCommandAnswered", Map.of("outcome", answer.outcome()));
    }

    private static Answer answer(JsonObject event) {
        return new Answer(
                event.oneOf(
                        "outcome",
                        Map.of("done", "done", "failed", "failed", "expired", "expired", "refused", "refused")),
                event.value("detail", MessageRules.SENTENCE),
                event.optionalObject("report").map(HealthReportReader::read),
                event.instant("occurredAt"));
    }
}
