package dev.latchkey.local.template;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.ResourceKind.Physical;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What `Ref` and `Fn::GetAtt` give: parameters, pseudo parameters, and resources by their local names.
final class References {

    /// The stack that the local system plays; physical names begin with it.
    static final String STACK = "latchkey";

    private final Map<String, Object> resources;
    private final Map<String, Object> parameters;
    private final Account account;
    private final Intrinsics intrinsics;
    /// Each thread's own: several may ask for one name at once.
    private final ThreadLocal<Set<String>> beingNamed = ThreadLocal.withInitial(HashSet::new);

    References(Map<String, Object> resources, Map<String, Object> parameters, Account account, Intrinsics intrinsics) {
        this.resources = GeneratedResources.with(resources);
        this.parameters = parameters;
        this.account = account;
        this.intrinsics = intrinsics;
    }

    Object ref(String name, String path) {
        if (parameters.containsKey(name)) {
            return parameters.get(name);
        }
        if (name.startsWith("AWS::")) {
            return pseudo(name, path);
        }
        return isPart(name) ? refToPart(name, path) : refToResource(name, path);
    }

    private Object pseudo(String name, String path) {
        return switch (name) {
            case "AWS::Region" -> account.region();
            case "AWS::AccountId" -> account.id();
            case "AWS::StackName" -> STACK;
            case "AWS::StackId" -> account.arn("cloudformation", "stack/" + STACK + "/local");
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::NotificationARNs" -> List.of();
            case "AWS::NoValue" -> Intrinsics.NO_VALUE;
            default -> throw new TemplateInvalid(path, "no pseudo parameter " + name);
        };
    }

    private String refToResource(String logicalId, String path) {
        Map<String, Object> resource = resource(logicalId, path);
        if (resource.get("FunctionOf") instanceof String function) {
            return attribute(function, "Arn", path) + ":" + resource.get("Name");
        }
        return kind(resource, path).ref().of(physical(logicalId, path));
    }

    String attribute(String logicalId, String attribute, String path) {
        Map<String, Object> resource = resource(logicalId, path);
        var value = kind(resource, path).attributes().get(attribute);
        if (value == null) {
            throw new TemplateInvalid(
                    path, "%s (%s) has no attribute %s".formatted(logicalId, resource.get("Type"), attribute));
        }
        return value.of(physical(logicalId, path));
    }

    /// Whether the name is one of SAM's own for a part of a resource, such as `IssueCodeFunction.Alias`.
    static boolean isPart(String name) {
        return name.endsWith(".Alias") || name.endsWith(".Version") || name.endsWith(".Stage");
    }

    private String refToPart(String name, String path) {
        int dot = name.indexOf('.');
        String logicalId = name.substring(0, dot);
        return switch (name.substring(dot + 1)) {
            case "Alias" -> attribute(logicalId, "Arn", path) + ":" + alias(logicalId, path);
            case "Version" -> attribute(logicalId, "Arn", path) + ":1";
            case "Stage" -> "$default";
            default -> throw new TemplateInvalid(path, "nothing is called " + name);
        };
    }

    private String alias(String logicalId, String path) {
        Object alias = properties(resource(logicalId, path)).get("AutoPublishAlias");
        if (alias == null) {
            throw new TemplateInvalid(path, logicalId + " publishes no alias");
        }
        return Values.text(intrinsics.resolve(alias, path), path);
    }

    /// A resource's physical name: what its name property says, or else `latchkey-<LogicalId>`.
    String name(String logicalId, String path) {
        return physical(logicalId, path).name();
    }

    private Physical physical(String logicalId, String path) {
        Map<String, Object> resource = resource(logicalId, path);
        String nameProperty = kind(resource, path).nameProperty();
        Object name = nameProperty == null ? null : properties(resource).get(nameProperty);
        return new Physical(name == null ? STACK + "-" + logicalId : named(logicalId, name), account);
    }

    private String named(String logicalId, Object name) {
        String path = "Resources." + logicalId;
        if (!beingNamed.get().add(logicalId)) {
            throw new TemplateInvalid(path, "is named after itself");
        }
        try {
            Object resolved = intrinsics.resolve(name, path);
            return resolved == Intrinsics.NO_VALUE ? STACK + "-" + logicalId : Values.text(resolved, path);
        } finally {
            beingNamed.get().remove(logicalId);
        }
    }

    private static Map<?, ?> properties(Map<String, Object> resource) {
        return resource.get("Properties") instanceof Map<?, ?> properties ? properties : Map.of();
    }

    private Map<String, Object> resource(String logicalId, String path) {
        Object resource = resources.get(logicalId);
        if (resource == null) {
            throw new TemplateInvalid(path, "no parameter or resource " + logicalId);
        }
        return present(Values.map(resource, "Resources." + logicalId), logicalId, path);
    }

    private Map<String, Object> present(Map<String, Object> resource, String logicalId, String path) {
        if (resource.get("Condition") instanceof String condition
                && !intrinsics.conditions().holds(condition, path)) {
            throw new TemplateInvalid(path, logicalId + " is left out by its condition " + condition);
        }
        return resource;
    }

    private static ResourceKind kind(Map<String, Object> resource, String path) {
        Object type = resource.get("Type");
        if (!ResourceKinds.knows(type)) {
            throw new TemplateInvalid(path, "refers to a resource of the unknown type " + type);
        }
        return ResourceKinds.of(type.toString());
    }
}
