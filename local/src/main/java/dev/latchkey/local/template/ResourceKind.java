package dev.latchkey.local.template;

import dev.latchkey.local.aws.Account;
import java.util.LinkedHashMap;
import java.util.Map;

/// What CloudFormation knows of the resources of one type: what `Ref` and `Fn::GetAtt` give.
///
/// @param nameProperty the property that names such a resource, null where it has none
/// @param local whether the local system does something for it; otherwise it has no meaning on one machine
/// @param attributes what `Fn::GetAtt` gives, by attribute
record ResourceKind(String nameProperty, boolean local, Value ref, Map<String, Value> attributes) {

    /// A value made of a resource's identity.
    @FunctionalInterface
    interface Value {
        String of(Physical physical);
    }

    /// A resource as it would stand in the account.
    record Physical(String name, Account account) {
        String arn(String service, String resource) {
            return account.arn(service, resource);
        }
    }

    static ResourceKind local(String nameProperty) {
        return new ResourceKind(nameProperty, true, Physical::name, Map.of());
    }

    static ResourceKind inert(String nameProperty) {
        return new ResourceKind(nameProperty, false, Physical::name, Map.of());
    }

    ResourceKind withRef(Value value) {
        return new ResourceKind(nameProperty, local, value, attributes);
    }

    ResourceKind with(String attribute, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new ResourceKind(nameProperty, local, ref, more);
    }
}
