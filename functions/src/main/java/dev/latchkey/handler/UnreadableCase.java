package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.support.ReportUnreadable;
import java.time.Clock;
import java.util.Map;

/// The case of a delivery that cannot be read, opened, counted, and logged with its id and what is wrong.
final class UnreadableCase {

    private UnreadableCase() {}

    static void open(ReportUnreadable report, UnreadableDelivery unreadable, Context context, Clock clock) {
        report.report(unreadable);
        context.getLogger().log(unreadable.getMessage(), LogLevel.ERROR);
        new EmbeddedMetrics(context.getLogger(), clock).count("CaseOpened", Map.of("reason", ReportUnreadable.REASON));
    }
}
