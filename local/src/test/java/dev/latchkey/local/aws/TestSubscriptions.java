package dev.latchkey.local.aws;

import java.util.List;
import java.util.Optional;

/// One topic, one configuration set and one sender, all heard by functions that have a name for each.
final class TestSubscriptions implements Subscriptions {

    static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:latchkey-EmailEventsTopic";

    static final String CARRIERS_TOPIC = "arn:aws:sns:us-east-1:000000000000:latchkey-returns";

    @Override
    public Optional<List<String>> topicSubscribers(String topicArn) {
        return switch (topicArn) {
            case TOPIC -> Optional.of(List.of("on-topic"));
            case CARRIERS_TOPIC -> Optional.of(List.of());
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> logSubscribers(String logGroup) {
        return List.of("on-log");
    }

    @Override
    public Optional<List<EventDestination>> eventDestinations(String configurationSet) {
        var types = List.of("SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "DELIVERY_DELAY");
        return configurationSet.equals("latchkey")
                ? Optional.of(List.of(new EventDestination(TOPIC, types)))
                : Optional.empty();
    }

    @Override
    public boolean isVerified(String identity) {
        return identity.equals("latchkey.example");
    }
}
