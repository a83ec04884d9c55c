package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.ReadApproval;
import java.time.Clock;
import java.util.Map;

/// `GET /approvals/{approvalId}`: who asked for what, who decided, and what came of it.
public final class ReadApprovalHandler implements JsonHandler {

    private final ReadApproval readApproval;
    private final Clock clock;

    public ReadApprovalHandler() {
        var application = Application.create();
        this(application.readApproval(), application.clock());
        application.warm();
    }

    ReadApprovalHandler(ReadApproval readApproval, Clock clock) {
        this.readApproval = readApproval;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return ApprovalDocument.approvalId(new HttpRequest(event))
                .flatMap(readApproval::read)
                .map(read -> HttpResponse.json(200, ApprovalDocument.of(read, clock.instant())))
                .orElseGet(ApprovalDocument::unknown)
                .render();
    }
}
