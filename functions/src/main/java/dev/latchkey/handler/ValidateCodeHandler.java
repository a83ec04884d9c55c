package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.locker.ValidateCode;
import java.time.Clock;
import java.util.Map;

/// A locker asks about a code on `lockers/{lockerId}/validations`; `events/mqtt/validation.json` and the topic's
/// `lockerId`. The answer goes to `lockers/{lockerId}/decisions`.
public final class ValidateCodeHandler implements JsonHandler {

    private final ValidateCode validateCode;
    private final LockerLink link;
    private final Clock clock;

    public ValidateCodeHandler() {
        var application = Application.create();
        this(application.validateCode(), application.lockerLink(), application.clock());
        application.warm();
    }

    ValidateCodeHandler(ValidateCode validateCode, LockerLink link, Clock clock) {
        this.validateCode = validateCode;
        this.link = link;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var lockerId = event.string("lockerId");
        try {
            validateCode.validate(
                    lockerId,
                    event.value("requestId", MessageRules.MESSAGE_ID),
                    event.value("digest", MessageRules.DIGEST));
            return Map.of("answered", true);
        } catch (InvalidField fault) {
            link.reject(lockerId, fault.getMessage());
            new EmbeddedMetrics(context.getLogger(), clock)
                    .count("LockerMessageRejected", Map.of("topic", "validations"));
            return Map.of("answered", false, "reason", fault.getMessage());
        }
    }
}
