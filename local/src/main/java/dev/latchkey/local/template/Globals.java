package dev.latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SAM's Globals, merged into every resource of their type as SAM does it: mappings key by key, lists one after
/// the other (the global one first), anything else replaced by the resource's own.
final class Globals {

    private static final Map<String, String> TYPES = Map.of(
            "Function", "AWS::Serverless::Function",
            "HttpApi", "AWS::Serverless::HttpApi",
            "StateMachine", "AWS::Serverless::StateMachine");

    private final Map<String, Object> byType = new LinkedHashMap<>();

    Globals(Map<String, Object> section) {
        section.forEach((name, properties) -> {
            if (!TYPES.containsKey(name)) {
                throw new TemplateInvalid("Globals." + name, "only Function, HttpApi and StateMachine are known");
            }
            byType.put(TYPES.get(name), Values.map(properties, "Globals." + name));
        });
    }

    Map<String, Object> mergeInto(Map<String, Object> resources) {
        Map<String, Object> merged = new LinkedHashMap<>();
        resources.forEach((logicalId, resource) ->
                merged.put(logicalId, completed(Values.map(resource, "Resources." + logicalId))));
        return merged;
    }

    private Map<String, Object> completed(Map<String, Object> resource) {
        Object globals = byType.get(String.valueOf(resource.get("Type")));
        if (globals != null) {
            resource.merge("Properties", globals, (own, given) -> merge(given, own));
        }
        return resource;
    }

    private static Object merge(Object global, Object own) {
        if (global instanceof List<?> first && own instanceof List<?> second) {
            List<Object> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
        if (global instanceof Map<?, ?> outer
                && own instanceof Map<?, ?> inner
                && !isFunction(outer)
                && !isFunction(inner)) {
            Map<Object, Object> both = new LinkedHashMap<>(outer);
            inner.forEach((key, value) -> both.merge(key, value, Globals::merge));
            return both;
        }
        return own;
    }

    private static boolean isFunction(Map<?, ?> map) {
        return map.size() == 1 && Intrinsics.isFunction(map.keySet().iterator().next());
    }
}
