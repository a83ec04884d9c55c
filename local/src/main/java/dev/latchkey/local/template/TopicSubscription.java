package dev.latchkey.local.template;

import java.util.Map;

/// A function that receives an SNS topic's messages.
///
/// @param topicArn whose messages
/// @param function its physical name
/// @param filterPolicy empty where every message is wanted
public record TopicSubscription(String topicArn, String function, Map<String, Object> filterPolicy) {

    public TopicSubscription {
        filterPolicy = Map.copyOf(filterPolicy);
    }
}
