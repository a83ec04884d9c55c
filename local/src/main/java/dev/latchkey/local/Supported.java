package dev.latchkey.local;

import dev.latchkey.local.template.LogSubscription;
import dev.latchkey.local.template.Schedule.Source;
import dev.latchkey.local.template.Template;

/// What a template may say that is read and yet not played here. It stops the start instead of being passed over.
final class Supported {

    private Supported() {}

    /// @throws StartRefused that names what is not played
    static void check(Template template) {
        refuseIf(
                template.schedules().stream()
                        .anyMatch(schedule -> schedule.source() == Source.SCHEDULER
                                && schedule.input().isEmpty()),
                "a ScheduleV2 event without an Input");
        refuseIf(template.policies().size() != 1, "other than one AWS::IoT::Policy");
        refuseIf(
                template.topicSubscriptions().stream()
                        .anyMatch(subscription -> !subscription.filterPolicy().isEmpty()),
                "FilterPolicy of an SNS event");
        refuseIf(
                template.logSubscriptions().stream()
                        .map(LogSubscription::filterPattern)
                        .anyMatch(pattern -> !pattern.isBlank()),
                "FilterPattern of a CloudWatchLogs event");
    }

    private static void refuseIf(boolean isThere, String what) {
        if (isThere) {
            throw new StartRefused("template.yaml: the local system does not play " + what);
        }
    }
}
