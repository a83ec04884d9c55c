package dev.latchkey.local.iot;

import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.lambda.NoSuchFunction;
import java.util.Base64;
import java.util.Optional;

/// Carries out a rule's actions.
final class RuleActions {

    private final Publisher publisher;
    private final AsyncFunctions functions;
    private final RuleTargets targets;

    RuleActions(Publisher publisher, AsyncFunctions functions, RuleTargets targets) {
        this.publisher = publisher;
        this.functions = functions;
        this.targets = targets;
    }

    /// @return why it failed, empty where it did not
    Optional<RuleFailure> perform(RuleAction action, RuleQuery.Selection selection, RuleInput input) {
        try {
            switch (action) {
                case RuleAction.Lambda lambda -> invoke(lambda, selection);
                case RuleAction.Republish republish ->
                    publisher.publish(republish.topic().fill(input), selection.payload(), republish.qos(), false);
                case RuleAction.Sqs sqs -> targets.sendToQueue(sqs.queueUrl(), encoded(sqs, selection.payload()));
                case RuleAction.CloudwatchLogs logs -> targets.log(logs.logGroup(), selection.payload());
            }
            return Optional.empty();
        } catch (IllegalArgumentException | NoSuchFunction cause) {
            return Optional.of(RuleFailure.of(action, input.message(), cause.getMessage() + "."));
        }
    }

    private void invoke(RuleAction.Lambda lambda, RuleQuery.Selection selection) {
        if (!selection.json()) {
            throw new IllegalArgumentException(
                    "Failed to invoke lambda function: could not parse request body into json");
        }
        functions.invokeAsync(lambda.functionArn(), selection.payload());
    }

    private static byte[] encoded(RuleAction.Sqs sqs, byte[] payload) {
        return sqs.base64() ? Base64.getEncoder().encode(payload) : payload;
    }
}
