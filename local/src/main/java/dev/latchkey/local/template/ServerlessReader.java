package dev.latchkey.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads functions, state machines and what sets functions off.
final class ServerlessReader {

    private final List<Resource> resources;
    private final References references;
    private final Path folder;
    private final Problems problems;
    private final List<LambdaFunction> functions = new ArrayList<>();
    private final List<StateMachine> stateMachines = new ArrayList<>();
    private final EventReader events;

    ServerlessReader(List<Resource> resources, References references, Path folder, Problems problems) {
        this.resources = resources;
        this.references = references;
        this.folder = folder;
        this.problems = problems;
        this.events = new EventReader(resources, references);
    }

    Serverless read() {
        resources.forEach(resource -> problems.collect(() -> read(resource)));
        return new Serverless(
                functions,
                stateMachines,
                events.routes(),
                events.topicSubscriptions(),
                events.logSubscriptions(),
                events.schedules());
    }

    private boolean read(Resource resource) {
        switch (resource.type()) {
            case "AWS::Serverless::Function" -> readFunction(resource);
            case "AWS::Serverless::StateMachine" -> stateMachines.add(stateMachine(resource));
            case "AWS::Serverless::HttpApi" -> checkApi(Properties.of(resource));
            case "AWS::SNS::Topic" -> events.readTopic(resource);
            case "AWS::SNS::Subscription" -> events.readSubscription(Properties.of(resource));
            case "AWS::Logs::SubscriptionFilter" -> events.readSubscriptionFilter(Properties.of(resource));
            default -> {}
        }
        return true;
    }

    private static void checkApi(Properties properties) {
        if (!properties.text("StageName", "$default").equals("$default")) {
            throw new TemplateInvalid(properties.pathOf("StageName"), "only the $default stage is supported locally");
        }
        for (String unsupported : List.of("DefinitionUri", "DefinitionBody")) {
            if (properties.has(unsupported)) {
                throw new TemplateInvalid(
                        properties.pathOf(unsupported), "is not supported locally: give routes as events");
            }
        }
    }

    private void readFunction(Resource resource) {
        LambdaFunction function = function(resource);
        functions.add(function);
        Properties written = Properties.of(resource).inside("Events");
        for (String name : written.values().keySet()) {
            problems.collect(() -> events.readEvent(function, name, written.inside(name)));
        }
    }

    private LambdaFunction function(Resource resource) {
        Properties properties = Properties.of(resource);
        if (!properties.text("Runtime").startsWith("java")) {
            throw new TemplateInvalid(properties.pathOf("Runtime"), "only Java functions run locally");
        }
        String name = references.name(resource.logicalId(), properties.path());
        Properties retries = properties.inside("EventInvokeConfig");
        return new LambdaFunction(
                resource.logicalId(),
                name,
                references.attribute(resource.logicalId(), "Arn", properties.path()),
                properties.text("Handler"),
                properties.integer("MemorySize", 128),
                Duration.ofSeconds(properties.integer("Timeout", 3)),
                properties.inside("Environment").inside("Variables").texts(),
                properties.inside("LoggingConfig").text("LogGroup", "/aws/lambda/" + name),
                retries.integer("MaximumRetryAttempts", 2),
                failureDestination(properties, retries));
    }

    private static Optional<String> failureDestination(Properties properties, Properties invocation) {
        return invocation
                .inside("DestinationConfig")
                .inside("OnFailure")
                .optional("Destination")
                .or(() -> properties.inside("DeadLetterQueue").optional("TargetArn"));
    }

    private StateMachine stateMachine(Resource resource) {
        Properties properties = Properties.of(resource);
        for (String unsupported : List.of("Definition", "Events")) {
            if (properties.has(unsupported)) {
                throw new TemplateInvalid(properties.pathOf(unsupported), "is not supported locally");
            }
        }
        if (!properties.text("Type", "STANDARD").equals("STANDARD")) {
            throw new TemplateInvalid(properties.pathOf("Type"), "only STANDARD is supported locally");
        }
        Path source = folder.resolve(properties.text("DefinitionUri"));
        Map<String, String> substitutions =
                properties.inside("DefinitionSubstitutions").texts();
        return new StateMachine(
                resource.logicalId(),
                references.name(resource.logicalId(), properties.path()),
                references.attribute(resource.logicalId(), "Arn", properties.path()),
                source,
                new Definition(source, properties.pathOf("DefinitionUri")).with(substitutions));
    }
}
