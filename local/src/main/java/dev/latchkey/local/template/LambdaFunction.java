package dev.latchkey.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A Lambda function of the template.
///
/// @param name physical
/// @param arn without a version
/// @param handler the class, such as `dev.latchkey.handler.IssueCodeHandler`, or `class::method`
/// @param memoryMegabytes 128 where the template says nothing, as in Lambda
/// @param timeout 3 s where the template says nothing, as in Lambda
/// @param environment what the template sets; Lambda adds its own
/// @param logGroup such as `/aws/lambda/latchkey-IssueCodeFunction`
/// @param retries how often an asynchronous invocation that failed is tried again
/// @param failureDestination where an asynchronous invocation ends that failed every time: the ARN of its
/// `OnFailure`
///     destination or of its dead-letter queue
public record LambdaFunction(
        String logicalId,
        String name,
        String arn,
        String handler,
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment,
        String logGroup,
        int retries,
        Optional<String> failureDestination) {

    public LambdaFunction {
        environment = Map.copyOf(environment);
    }
}
