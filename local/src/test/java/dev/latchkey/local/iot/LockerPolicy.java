package dev.latchkey.local.iot;

import dev.latchkey.local.aws.Account;
import java.util.List;
import java.util.Map;

/// A policy as the template has it: a locker touches its own topics only.
final class LockerPolicy {

    static final Map<String, Object> DOCUMENT = Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            List.of(
                    allow("iot:Connect", "client/${iot:Connection.Thing.ThingName}"),
                    allow("iot:Publish", own("topic", "events"), own("topic", "validations"), own("topic", "acks")),
                    allow("iot:RetainPublish", own("topic", "acks")),
                    allow("iot:Subscribe", own("topicfilter", "manifest"), own("topicfilter", "commands")),
                    allow("iot:Receive", own("topic", "manifest"))));

    static final ThingPolicy POLICY = ThingPolicy.of(Account.LOCAL, DOCUMENT);

    private LockerPolicy() {}

    static Map<String, Object> allow(String action, String... resources) {
        return statement("Allow", action, resources);
    }

    static Map<String, Object> deny(String action, String... resources) {
        return statement("Deny", action, resources);
    }

    private static Map<String, Object> statement(String effect, String action, String... resources) {
        var arns = List.of(resources).stream()
                .map(resource -> Account.LOCAL.arn("iot", resource))
                .toList();
        return Map.of("Effect", effect, "Action", List.of(action), "Resource", arns);
    }

    private static String own(String kind, String last) {
        return kind + "/lockers/${iot:Connection.Thing.ThingName}/" + last;
    }
}
