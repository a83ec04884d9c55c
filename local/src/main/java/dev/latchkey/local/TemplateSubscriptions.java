package dev.latchkey.local;

import dev.latchkey.local.aws.Subscriptions;
import dev.latchkey.local.template.LogSubscription;
import dev.latchkey.local.template.Resource;
import dev.latchkey.local.template.Template;
import dev.latchkey.local.template.TopicSubscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who hears of what, as the template says.
final class TemplateSubscriptions implements Subscriptions {

    private final Template template;

    TemplateSubscriptions(Template template) {
        this.template = template;
    }

    @Override
    public Optional<List<String>> topicSubscribers(String topicArn) {
        boolean exists = template.topics().stream()
                .anyMatch(topic -> template.ref(topic.logicalId()).equals(topicArn));
        return exists
                ? Optional.of(template.topicSubscriptions().stream()
                        .filter(subscription -> subscription.topicArn().equals(topicArn))
                        .map(TopicSubscription::function)
                        .toList())
                : Optional.empty();
    }

    @Override
    public List<String> logSubscribers(String logGroup) {
        return template.logSubscriptions().stream()
                .filter(subscription -> subscription.logGroup().equals(logGroup))
                .map(LogSubscription::function)
                .toList();
    }

    @Override
    public Optional<List<EventDestination>> eventDestinations(String configurationSet) {
        boolean exists = template.resources("AWS::SES::ConfigurationSet").stream()
                .anyMatch(set -> template.ref(set.logicalId()).equals(configurationSet));
        return exists
                ? Optional.of(template.resources("AWS::SES::ConfigurationSetEventDestination").stream()
                        .filter(destination -> destination
                                .properties()
                                .get("ConfigurationSetName")
                                .equals(configurationSet))
                        .map(TemplateSubscriptions::destination)
                        .toList())
                : Optional.empty();
    }

    @Override
    public boolean isVerified(String identity) {
        return template.resources("AWS::SES::EmailIdentity").stream()
                .anyMatch(resource -> identity.equals(resource.properties().get("EmailIdentity")));
    }

    private static EventDestination destination(Resource resource) {
        var destination = (Map<?, ?>) resource.properties().get("EventDestination");
        var topic = (Map<?, ?>) destination.get("SnsDestination");
        var types = ((List<?>) destination.get("MatchingEventTypes"))
                .stream().map(String::valueOf).toList();
        return new EventDestination(String.valueOf(topic.get("TopicARN")), types);
    }
}
