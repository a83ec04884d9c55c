package dev.latchkey.local;

import dev.latchkey.local.iot.RuleTargets;
import dev.latchkey.local.lambda.LambdaHost;
import dev.latchkey.local.lambda.LogSink;

/// Where messages of lockers end that no rule or function could use: in the logs, without their payloads.
final class DeadLetters implements RuleTargets {

    private final LogSink logs;

    DeadLetters(LogSink logs) {
        this.logs = logs;
    }

    @Override
    public void sendToQueue(String queueUrl, byte[] message) {
        logs.write(LambdaHost.DEAD_LETTERS, "a rule sent " + message.length + " bytes to " + queueUrl);
    }

    @Override
    public void log(String logGroup, byte[] message) {
        logs.write(logGroup, "a rule wrote " + message.length + " bytes");
    }
}
