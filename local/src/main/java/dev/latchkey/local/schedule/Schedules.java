package dev.latchkey.local.schedule;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.template.Schedule;
import dev.latchkey.local.template.Schedule.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// EventBridge as far as functions see it: sets them off at their times.
///
/// A rule's function gets the event that EventBridge documents as *Scheduled Event*, unless the template gives an
/// input. Under a virtual clock a schedule that has fired a few times while nothing but schedules happened fires
/// daily until something else happens, so that days without events pass as fast as without schedules.
public final class Schedules {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FIRINGS_IN_QUIET = 3;
    private static final Duration REST = Duration.ofDays(1);

    private final Account account;
    private final AsyncFunctions functions;
    private final LocalClock clock;
    private final Supplier<UUID> ids;

    public Schedules(Account account, AsyncFunctions functions, LocalClock clock, Supplier<UUID> ids) {
        this.account = account;
        this.functions = functions;
        this.clock = clock;
        this.ids = ids;
    }

    /// Starts those that are enabled. A rule with a rate fires for the first time when that time is over; a
    /// schedule of EventBridge Scheduler at once.
    public void start(List<Schedule> schedules) {
        schedules.stream().filter(Schedule::enabled).forEach(this::start);
    }

    private void start(Schedule schedule) {
        var expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
        var running = new Running(schedule, expression);
        if (schedule.source() == Source.SCHEDULER && expression instanceof Rate) {
            running.at(clock.now());
        } else {
            running.after(clock.now());
        }
    }

    /// The event in EventBridge's shape; `time` is in whole seconds.
    private byte[] event(Schedule schedule, Instant due) {
        var event = JSON.createObjectNode()
                .put("version", "0")
                .put("id", ids.get().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", account.id())
                .put("time", due.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", account.region());
        event.putArray("resources").add(account.arn("events", "rule/" + schedule.name()));
        event.putObject("detail");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A schedule that is being played.
    private final class Running {
        private final Schedule schedule;
        private final ScheduleExpression expression;
        private long stretch;
        private int firings;
        private Instant last = Instant.EPOCH;

        Running(Schedule schedule, ScheduleExpression expression) {
            this.schedule = schedule;
            this.expression = expression;
        }

        void after(Instant time) {
            expression.next(time).ifPresent(this::at);
        }

        void at(Instant due) {
            if (clock instanceof VirtualClock virtual) {
                virtual.scheduleInBackground(due, current -> fallDue(due, current));
            } else {
                clock.schedule(due, () -> fire(due));
            }
        }

        private synchronized void fallDue(Instant due, long current) {
            firings = stretch == current ? firings : 0;
            stretch = current;
            if (firings < FIRINGS_IN_QUIET || !last.plus(REST).isAfter(due)) {
                firings++;
                last = due;
                fire(due);
            } else {
                after(due);
            }
        }

        private void fire(Instant due) {
            var payload = schedule.input()
                    .map(input -> input.getBytes(StandardCharsets.UTF_8))
                    .orElseGet(() -> event(schedule, due));
            functions.invokeAsync(schedule.function(), payload);
            after(due);
        }
    }
}
