package dev.latchkey.local.iot;

/// Where rules leave what they neither publish nor hand to a function.
public interface RuleTargets {

    /// Takes a message of an `Sqs` action.
    void sendToQueue(String queueUrl, byte[] message);

    /// Takes a message of a `CloudwatchLogs` action.
    void log(String logGroup, byte[] message);
}
