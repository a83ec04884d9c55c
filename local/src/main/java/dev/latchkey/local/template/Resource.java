package dev.latchkey.local.template;

import java.util.Map;

/// One resource of the template with every intrinsic function resolved to its local value.
///
/// @param logicalId the template's key, such as `DeliveriesTable`
/// @param type such as `AWS::DynamoDB::Table`
/// @param properties plain maps, lists, strings, numbers and booleans, as the template's YAML has them
public record Resource(String logicalId, String type, Map<String, Object> properties) {

    public Resource {
        properties = Map.copyOf(properties);
    }
}
