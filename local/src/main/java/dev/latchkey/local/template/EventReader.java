package dev.latchkey.local.template;

import dev.latchkey.local.schedule.ScheduleExpression;
import dev.latchkey.local.template.Schedule.Source;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what sets functions off: SAM's events on functions, and subscriptions written as resources.
final class EventReader {

    private static final Duration LONGEST_INTEGRATION = Duration.ofSeconds(30);

    private final Map<String, Resource> apis;
    private final References references;
    private final List<Route> routes = new ArrayList<>();
    private final List<TopicSubscription> topicSubscriptions = new ArrayList<>();
    private final List<LogSubscription> logSubscriptions = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();

    EventReader(List<Resource> resources, References references) {
        this.references = references;
        this.apis = resources.stream()
                .filter(resource -> resource.type().equals("AWS::Serverless::HttpApi"))
                .collect(Collectors.toMap(api -> references.name(api.logicalId(), api.logicalId()), api -> api));
    }

    List<Route> routes() {
        return routes;
    }

    List<TopicSubscription> topicSubscriptions() {
        return topicSubscriptions;
    }

    List<LogSubscription> logSubscriptions() {
        return logSubscriptions;
    }

    List<Schedule> schedules() {
        return schedules;
    }

    boolean readEvent(LambdaFunction function, String name, Properties event) {
        Properties properties = event.inside("Properties");
        return switch (event.text("Type")) {
            case "HttpApi" -> routes.add(route(function, properties));
            case "SNS" -> topicSubscriptions.add(subscription(function, properties));
            case "CloudWatchLogs" -> logSubscriptions.add(logSubscription(function, properties));
            case "Schedule" -> schedules.add(rule(function, name, properties));
            case "ScheduleV2" -> schedules.add(scheduler(function, name, properties));
            case String other ->
                throw new TemplateInvalid(
                        event.pathOf("Type"), "events of type " + other + " are not supported locally");
        };
    }

    private Route route(LambdaFunction function, Properties properties) {
        properties.allowOnly(
                Set.of("ApiId", "Path", "Method", "Auth", "TimeoutInMillis", "PayloadFormatVersion", "RouteSettings"));
        if (!properties.text("PayloadFormatVersion", "2.0").equals("2.0")) {
            throw new TemplateInvalid(properties.pathOf("PayloadFormatVersion"), "only 2.0 is supported locally");
        }
        String api = properties
                .optional("ApiId")
                .orElseGet(() -> references.name(GeneratedResources.IMPLICIT_API, properties.path()));
        return new Route(
                api,
                properties.text("Method", properties.has("Path") ? "ANY" : "").toUpperCase(Locale.ROOT),
                properties.text("Path", ""),
                function.name(),
                isAuthorized(api, properties.inside("Auth")),
                Duration.ofMillis(properties.integer("TimeoutInMillis", (int) LONGEST_INTEGRATION.toMillis())));
    }

    private boolean isAuthorized(String api, Properties auth) {
        String authorizer = auth.optional("Authorizer")
                .or(() -> Optional.ofNullable(apis.get(api))
                        .flatMap(resource ->
                                Properties.of(resource).inside("Auth").optional("DefaultAuthorizer")))
                .orElse("NONE");
        return switch (authorizer) {
            case "AWS_IAM" -> true;
            case "NONE" -> false;
            default ->
                throw new TemplateInvalid(
                        auth.pathOf("Authorizer"), "only AWS_IAM and NONE are supported locally, not " + authorizer);
        };
    }

    private static TopicSubscription subscription(LambdaFunction function, Properties properties) {
        properties.allowOnly(Set.of("Topic", "FilterPolicy"));
        return new TopicSubscription(
                properties.text("Topic"),
                function.name(),
                properties.inside("FilterPolicy").values());
    }

    private static LogSubscription logSubscription(LambdaFunction function, Properties properties) {
        properties.allowOnly(Set.of("LogGroupName", "FilterPattern"));
        return new LogSubscription(properties.text("LogGroupName"), properties.text("FilterPattern"), function.name());
    }

    private static Schedule rule(LambdaFunction function, String event, Properties properties) {
        properties.allowOnly(Set.of("Schedule", "Name", "Description", "Enabled", "State", "Input"));
        return schedule(Source.RULE, function, event, properties, "Schedule");
    }

    private static Schedule scheduler(LambdaFunction function, String event, Properties properties) {
        properties.allowOnly(
                Set.of("ScheduleExpression", "ScheduleExpressionTimezone", "Name", "Description", "State", "Input"));
        return schedule(Source.SCHEDULER, function, event, properties, "ScheduleExpression");
    }

    private static Schedule schedule(
            Source source, LambdaFunction function, String event, Properties properties, String expression) {
        ZoneId zone = ZoneId.of(properties.text("ScheduleExpressionTimezone", "UTC"));
        boolean enabled = properties.flag("Enabled", true)
                && properties.text("State", "ENABLED").equals("ENABLED");
        return new Schedule(
                source,
                properties.text("Name", function.name() + event),
                checked(properties, expression, zone),
                zone,
                function.name(),
                properties.optional("Input"),
                enabled);
    }

    private static String checked(Properties properties, String name, ZoneId zone) {
        String expression = properties.text(name);
        try {
            ScheduleExpression.parse(expression, zone);
            return expression;
        } catch (IllegalArgumentException refused) {
            throw new TemplateInvalid(properties.pathOf(name), refused.getMessage());
        }
    }

    /// Subscriptions written inside the topic.
    void readTopic(Resource topic) {
        Properties properties = Properties.of(topic);
        String arn = references.attribute(topic.logicalId(), "TopicArn", properties.path());
        for (Object subscription : properties.list("Subscription")) {
            addSubscription(
                    arn,
                    new Properties(
                            Values.map(subscription, properties.pathOf("Subscription")),
                            properties.pathOf("Subscription")));
        }
    }

    void readSubscription(Properties properties) {
        addSubscription(properties.text("TopicArn"), properties);
    }

    private void addSubscription(String topicArn, Properties properties) {
        if (properties.text("Protocol").equals("lambda")) {
            topicSubscriptions.add(new TopicSubscription(
                    topicArn,
                    functionName(properties.text("Endpoint")),
                    properties.inside("FilterPolicy").values()));
        }
    }

    void readSubscriptionFilter(Properties properties) {
        String destination = properties.text("DestinationArn");
        if (!destination.contains(":function:")) {
            throw new TemplateInvalid(properties.pathOf("DestinationArn"), "only functions are supported locally");
        }
        logSubscriptions.add(new LogSubscription(
                properties.text("LogGroupName"), properties.text("FilterPattern"), functionName(destination)));
    }

    /// The function's name in its ARN `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]`.
    private static String functionName(String arn) {
        return arn.split(":")[6];
    }
}
