package dev.latchkey.local.iot;

/// What a topic rule does with a message.
sealed interface RuleAction {

    /// How AWS IoT names the action in a `failures` entry.
    String name();

    /// What the action works on, for a `failures` entry.
    String resource();

    /// Invokes a function, asynchronously.
    record Lambda(String functionArn) implements RuleAction {
        @Override
        public String name() {
            return "LambdaAction";
        }

        @Override
        public String resource() {
            return functionArn;
        }
    }

    /// Publishes to another topic.
    ///
    /// @param topicText the topic as the template has it
    record Republish(String topicText, SubstitutionTemplate topic, int qos) implements RuleAction {
        @Override
        public String name() {
            return "RepublishAction";
        }

        @Override
        public String resource() {
            return topicText;
        }
    }

    /// Sends to a queue.
    ///
    /// @param base64 whether the payload is encoded on the way
    record Sqs(String queueUrl, boolean base64) implements RuleAction {
        @Override
        public String name() {
            return "SqsAction";
        }

        @Override
        public String resource() {
            return queueUrl;
        }
    }

    /// Writes to a log group.
    record CloudwatchLogs(String logGroup) implements RuleAction {
        @Override
        public String name() {
            return "CloudwatchLogsAction";
        }

        @Override
        public String resource() {
            return logGroup;
        }
    }
}
