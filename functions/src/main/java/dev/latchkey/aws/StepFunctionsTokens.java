package dev.latchkey.aws;

import dev.latchkey.json.JsonText;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// The task tokens of Standard executions.
record StepFunctionsTokens(SfnClient client) implements NamedWorkflows.Tokens {

    @Override
    public boolean complete(TaskToken token, Map<String, ?> output) {
        try {
            client.sendTaskSuccess(request -> request.taskToken(token.value()).output(JsonText.text(output)));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException somebodyWasEarlier) {
            return false;
        }
    }
}
