package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.CodePolicy;
import dev.latchkey.code.IssueCode;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.EndNotices;
import java.util.Map;

/// Reserves a confirmed delivery's code: `{"deliveryId"}` gives `{"codeVersion", "remindAt", "expiresAt"}`, never
/// digits.
public final class IssueCodeHandler implements JsonHandler {

    private final IssueCode issueCode;
    private final EndNotices endNotices;
    private final CodePolicy policy;

    public IssueCodeHandler() {
        var application = Application.create();
        this(
                application.issueCode(),
                application.endNotices(),
                application.settings().codePolicy());
        application.warm();
    }

    IssueCodeHandler(IssueCode issueCode, EndNotices endNotices, CodePolicy policy) {
        this.issueCode = issueCode;
        this.endNotices = endNotices;
        this.policy = policy;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var code = issueCode.issue(event.string("deliveryId"));
        // A parcel that is there is late no more.
        endNotices.end(code.deliveryId());
        return JsonFields.of("codeVersion", code.version())
                .and("remindAt", code.issuedAt().plus(policy.reminderAfter()))
                .and("expiresAt", code.expiresAt())
                .map();
    }
}
