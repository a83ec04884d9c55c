package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.template.Resource;
import java.util.List;
import java.util.Optional;

/// A table of the template in the words of DynamoDB's API, which are nearly CloudFormation's.
///
/// @param creation the body of `CreateTable`
/// @param timeToLive the body of `UpdateTimeToLive`, where the table has one
record TableDefinition(String name, ObjectNode creation, Optional<ObjectNode> timeToLive) {

    static final String TYPE = "AWS::DynamoDB::Table";

    private static final List<String> SHARED = List.of(
            "TableName",
            "AttributeDefinitions",
            "KeySchema",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "BillingMode",
            "ProvisionedThroughput");

    static TableDefinition of(Resource table) {
        if (!(table.properties().get("TableName") instanceof String name)) {
            throw new IllegalArgumentException(table.logicalId() + ": TableName is missing");
        }
        return new TableDefinition(name, creation(table), timeToLive(name, table));
    }

    private static ObjectNode creation(Resource table) {
        var creation = Json.object();
        for (var property : SHARED) {
            if (table.properties().containsKey(property)) {
                creation.set(property, Json.tree(table.properties().get(property)));
            }
        }
        return creation;
    }

    private static Optional<ObjectNode> timeToLive(String name, Resource table) {
        var specification = table.properties().get("TimeToLiveSpecification");
        return specification == null
                ? Optional.empty()
                : Optional.of(
                        Json.object().put("TableName", name).set("TimeToLiveSpecification", Json.tree(specification)));
    }
}
