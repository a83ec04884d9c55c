package dev.latchkey.local.template;

import dev.latchkey.local.aws.Account;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Works a template out from its text.
final class TemplateReader {

    private static final Set<String> ATTRIBUTES = Set.of(
            "Type",
            "Properties",
            "DependsOn",
            "Condition",
            "Metadata",
            "DeletionPolicy",
            "UpdateReplacePolicy",
            "UpdatePolicy",
            "CreationPolicy");

    private final TemplateDocument document;
    private final Path folder;
    private final Intrinsics intrinsics;
    private final Problems problems = new Problems();

    TemplateReader(String yaml, Path folder, Map<String, String> parameters) {
        this.document = TemplateDocument.parse(yaml);
        this.folder = folder;
        this.intrinsics =
                new Intrinsics(document, Parameters.resolve(document.parameters(), parameters), Account.LOCAL);
    }

    Template read() {
        checkTypes();
        List<Resource> resources = document.resources().entrySet().stream()
                .flatMap(entry -> problems.collect(() -> resource(entry.getKey(), entry.getValue())).stream())
                .flatMap(Optional::stream)
                .toList();
        Serverless serverless = new ServerlessReader(resources, intrinsics.references(), folder, problems).read();
        Map<String, Object> outputs = outputs();
        problems.stopIfAny();
        return new Template(resources, intrinsics.references(), serverless, outputs);
    }

    /// Names every resource of an unknown type at once, since nothing can be said of the rest before they are
    /// known.
    private void checkTypes() {
        Map<String, String> unknown = new TreeMap<>();
        document.resources().forEach((logicalId, resource) -> {
            Object type = Values.map(resource, "Resources." + logicalId).get("Type");
            if (!ResourceKinds.knows(type)) {
                unknown.put(logicalId, String.valueOf(type));
            }
        });
        unknown.forEach((logicalId, type) ->
                problems.add("Resources." + logicalId + ": the local system knows no resource type " + type));
        problems.stopIfAny();
    }

    /// Empty where the resource's condition does not hold.
    private Optional<Resource> resource(String logicalId, Object written) {
        String path = "Resources." + logicalId;
        Map<String, Object> resource = Values.map(written, path);
        checkAttributes(resource, path);
        if (resource.containsKey("Condition")
                && !intrinsics.conditions().holds(Values.text(resource.get("Condition"), path), path)) {
            return Optional.empty();
        }
        String propertiesPath = path + ".Properties";
        Object properties = intrinsics.resolve(resource.getOrDefault("Properties", Map.of()), propertiesPath);
        return Optional.of(
                new Resource(logicalId, resource.get("Type").toString(), Values.map(properties, propertiesPath)));
    }

    private void checkAttributes(Map<String, Object> resource, String path) {
        resource.keySet().stream().filter(name -> !ATTRIBUTES.contains(name)).forEach(name -> {
            throw new TemplateInvalid(path + "." + name, "no such attribute");
        });
        Object dependencies = resource.getOrDefault("DependsOn", List.of());
        for (Object dependency : dependencies instanceof List<?> list ? list : List.of(dependencies)) {
            if (!document.resources().containsKey(dependency)) {
                throw new TemplateInvalid(path + ".DependsOn", "no resource " + dependency);
            }
        }
    }

    private Map<String, Object> outputs() {
        Map<String, Object> outputs = new LinkedHashMap<>();
        document.outputs()
                .forEach((name, written) -> problems.collect(() -> Values.map(written, "Outputs." + name))
                        .filter(output -> !(output.get("Condition") instanceof String condition)
                                || intrinsics.conditions().holds(condition, "Outputs." + name))
                        .flatMap(output -> problems.collect(
                                () -> intrinsics.resolve(output.get("Value"), "Outputs." + name + ".Value")))
                        .ifPresent(value -> outputs.put(name, value)));
        return outputs;
    }
}
