package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.CheckIntegrity;
import dev.latchkey.support.Finding;
import dev.latchkey.support.IntegrityReport;
import dev.latchkey.support.IntegrityReport.Count;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/// Looks for what no workflow will put right by itself, whatever the event says: gives `{"deliveries",
/// "reservations", "lockers", "suspected", "repaired", "escalated", "findings": {"<finding>": {"repaired",
/// "escalated"}},
/// "isComplete"}`, counts all of them.
public final class CheckIntegrityHandler implements JsonHandler {

    /// What is kept of the function's time for its last record and its report.
    private static final int RESERVE_MILLIS = 15_000;

    private final CheckIntegrity checkIntegrity;
    private final Clock clock;

    public CheckIntegrityHandler() {
        var application = Application.create();
        this(application.checkIntegrity(), application.clock());
        application.warm();
    }

    CheckIntegrityHandler(CheckIntegrity checkIntegrity, Clock clock) {
        this.checkIntegrity = checkIntegrity;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var report = checkIntegrity.check(() -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        report.counts().forEach((finding, count) -> count(metrics, finding, count));
        return render(report);
    }

    private static void count(EmbeddedMetrics metrics, Finding finding, Count count) {
        var dimensions = Map.of("finding", finding.name());
        metrics.count("IntegrityRepaired", count.repaired(), dimensions);
        metrics.count("IntegrityEscalated", count.escalated(), dimensions);
        if (count.escalated() > 0) {
            metrics.count("CaseOpened", count.escalated(), Map.of("reason", finding.name()));
        }
    }

    private static Map<String, ?> render(IntegrityReport report) {
        var findings = new TreeMap<String, Object>();
        report.counts().forEach((finding, count) -> findings.put(finding.name(), render(count)));
        return JsonFields.of("deliveries", report.deliveries())
                .and("reservations", report.reservations())
                .and("lockers", report.lockers())
                .and("suspected", report.suspected())
                .and("repaired", report.repaired())
                .and("escalated", report.escalated())
                .and("findings", findings)
                .and("isComplete", report.isComplete())
                .map();
    }

    private static Map<String, ?> render(Count count) {
        return JsonFields.of("repaired", count.repaired())
                .and("escalated", count.escalated())
                .map();
    }
}
