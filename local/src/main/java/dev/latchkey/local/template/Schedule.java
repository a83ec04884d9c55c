package dev.latchkey.local.template;

import java.time.ZoneId;
import java.util.Optional;

/// A function that is invoked at set times.
///
/// @param source what fires it
/// @param name physical, such as `latchkey-SweepFunctionHourly`
/// @param expression `rate(5 minutes)` or `cron(0 8 * * ? *)`
/// @param zone the time zone that a cron expression is meant in
/// @param function its physical name
/// @param input JSON that the function gets; an EventBridge event where the template gives none
/// @param enabled whether it fires
public record Schedule(
        Source source,
        String name,
        String expression,
        ZoneId zone,
        String function,
        Optional<String> input,
        boolean enabled) {

    /// SAM makes a rule of EventBridge of a `Schedule`, and a schedule of EventBridge Scheduler of a `ScheduleV2`.
    public enum Source {
        RULE,
        SCHEDULER
    }
}
