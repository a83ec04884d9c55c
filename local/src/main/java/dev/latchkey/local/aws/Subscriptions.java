package dev.latchkey.local.aws;

import java.util.List;
import java.util.Optional;

/// Who hears of what, as the template wires it.
public interface Subscriptions {

    /// The functions subscribed to an SNS topic; empty where there is no such topic.
    Optional<List<String>> topicSubscribers(String topicArn);

    /// The functions with a subscription filter on a log group, such as
    /// `sns/us-east-1/000000000000/DirectPublishToPhoneNumber`.
    List<String> logSubscribers(String logGroup);

    /// Where a SES configuration set publishes its events; empty where there is no such configuration set.
    Optional<List<EventDestination>> eventDestinations(String configurationSet);

    /// Whether SES may send from this address or domain.
    boolean isVerified(String identity);

    /// Where SES publishes e-mail events.
    ///
    /// @param topicArn the SNS topic
    /// @param eventTypes as the template has them, such as `delivery`, `DELIVERY_DELAY` or `deliveryDelay`
    record EventDestination(String topicArn, List<String> eventTypes) {
        public EventDestination {
            eventTypes = List.copyOf(eventTypes);
        }

        /// @param eventType as SES's events name it, such as `DeliveryDelay`
        boolean takes(String eventType) {
            return eventTypes.stream().map(type -> type.replace("_", "")).anyMatch(eventType::equalsIgnoreCase);
        }
    }
}
