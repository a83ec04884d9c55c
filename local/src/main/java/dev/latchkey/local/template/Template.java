package dev.latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The SAM template as the local system sees it: everything worked out, everything named.
///
/// Physical names are `latchkey-<LogicalId>` unless the template names the resource; ARNs are those of
/// [dev.latchkey.local.aws.Account#LOCAL].
public final class Template {

    private final List<Resource> resources;
    private final References references;
    private final Serverless serverless;
    private final Map<String, Object> outputs;

    Template(List<Resource> resources, References references, Serverless serverless, Map<String, Object> outputs) {
        this.resources = List.copyOf(resources);
        this.references = references;
        this.serverless = serverless;
        this.outputs = Map.copyOf(outputs);
    }

    /// Reads a template; files that it names lie beside it.
    ///
    /// @param parameters values for the template's parameters, which otherwise have their defaults
    /// @throws TemplateInvalid with everything that is wrong with it
    public static Template read(Path file, Map<String, String> parameters) {
        try {
            return new TemplateReader(
                            Files.readString(file), file.toAbsolutePath().getParent(), parameters)
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every resource whose condition holds, also those that have no meaning on one machine.
    public List<Resource> resources() {
        return resources;
    }

    /// The resources of a type, such as `AWS::DynamoDB::Table`.
    public List<Resource> resources(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    public List<LambdaFunction> functions() {
        return serverless.functions();
    }

    public List<StateMachine> stateMachines() {
        return serverless.stateMachines();
    }

    public List<Route> routes() {
        return serverless.routes();
    }

    /// Functions subscribed to topics. Subscribers that are no functions (a mailbox for alarms) are not among
    /// them.
    public List<TopicSubscription> topicSubscriptions() {
        return serverless.topicSubscriptions();
    }

    public List<LogSubscription> logSubscriptions() {
        return serverless.logSubscriptions();
    }

    public List<Schedule> schedules() {
        return serverless.schedules();
    }

    public List<Resource> tables() {
        return resources("AWS::DynamoDB::Table");
    }

    public List<Resource> topics() {
        return resources("AWS::SNS::Topic");
    }

    public List<Resource> topicRules() {
        return resources("AWS::IoT::TopicRule");
    }

    /// The IoT policies that say what a locker may do.
    public List<Resource> policies() {
        return resources("AWS::IoT::Policy");
    }

    public List<Resource> secrets() {
        return resources("AWS::SecretsManager::Secret");
    }

    /// The physical name of a resource, such as `latchkey-DeliveriesTable`.
    public String name(String logicalId) {
        return references.name(logicalId, logicalId);
    }

    /// What `!Ref` gives, for a parameter or a resource: a string, or a list for a parameter that is one.
    public Object ref(String name) {
        return references.ref(name, name);
    }

    /// What `!GetAtt` gives, such as `attribute("DeliveriesTable", "Arn")`.
    public String attribute(String logicalId, String attribute) {
        return references.attribute(logicalId, attribute, logicalId);
    }

    /// The template's outputs by logical id.
    public Map<String, Object> outputs() {
        return outputs;
    }
}
