package dev.latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.Map;

/// What SAM adds to a template without being told, so that the template may refer to it: a role for each function
/// and state machine that has none, an alias for each function that publishes one, and the API of routes that
/// name none.
final class GeneratedResources {

    static final String IMPLICIT_API = "ServerlessHttpApi";

    private GeneratedResources() {}

    /// The template's resources followed by the generated ones.
    static Map<String, Object> with(Map<String, Object> resources) {
        Map<String, Object> all = new LinkedHashMap<>(resources);
        resources.forEach((logicalId, resource) -> add(logicalId, Values.map(resource, "Resources." + logicalId), all));
        return all;
    }

    private static void add(String logicalId, Map<String, Object> resource, Map<String, Object> all) {
        Map<?, ?> properties = resource.get("Properties") instanceof Map<?, ?> map ? map : Map.of();
        boolean isFunction = "AWS::Serverless::Function".equals(resource.get("Type"));
        boolean hasRole = isFunction || "AWS::Serverless::StateMachine".equals(resource.get("Type"));
        if (hasRole && !properties.containsKey("Role")) {
            all.putIfAbsent(logicalId + "Role", Map.of("Type", "AWS::IAM::Role"));
        }
        if (isFunction && properties.get("AutoPublishAlias") instanceof String alias) {
            all.putIfAbsent(
                    logicalId + "Alias" + alias,
                    Map.of("Type", "AWS::Lambda::Alias", "FunctionOf", logicalId, "Name", alias));
        }
        if (isFunction) {
            all.putIfAbsent(IMPLICIT_API, Map.of("Type", "AWS::Serverless::HttpApi"));
        }
    }
}
