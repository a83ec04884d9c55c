package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Standing.State;
import dev.latchkey.support.CheckLockers;
import dev.latchkey.support.CheckLockers.Report;
import java.time.Clock;
import java.util.Map;

/// Looks through all lockers for what only time changes, whatever the event says: gives `{"offline",
/// "faulty", "ok", "wrongCodes", "suspectPanels", "isGuessedAcross"}`, and counts all of them.
public final class CheckLockersHandler implements JsonHandler {

    private final CheckLockers checkLockers;
    private final Clock clock;

    public CheckLockersHandler() {
        var application = Application.create();
        this(application.checkLockers(), application.clock());
        application.warm();
    }

    CheckLockersHandler(CheckLockers checkLockers, Clock clock) {
        this.checkLockers = checkLockers;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var report = checkLockers.check();
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        metrics.count("LockersOffline", report.lockers().get(State.OFFLINE), Map.of());
        metrics.count("LockersFaulty", report.lockers().get(State.FAULTY), Map.of());
        metrics.count("WrongCodes", Math.toIntExact(report.wrongCodes()), Map.of());
        metrics.count("GuessedAcrossLockers", report.isGuessedAcross() ? report.suspectPanels() : 0, Map.of());
        return render(report);
    }

    private static Map<String, ?> render(Report report) {
        return JsonFields.of("offline", report.lockers().get(State.OFFLINE))
                .and("faulty", report.lockers().get(State.FAULTY))
                .and("ok", report.lockers().get(State.OK))
                .and("wrongCodes", report.wrongCodes())
                .and("suspectPanels", report.suspectPanels())
                .and("isGuessedAcross", report.isGuessedAcross())
                .map();
    }
}
