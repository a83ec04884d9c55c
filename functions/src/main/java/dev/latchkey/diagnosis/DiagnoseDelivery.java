package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.AtLocker;
import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import dev.latchkey.support.TimelineSeal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds out why a delivery's recipient has no code. It changes nothing, and is in the audit, which seals the timeline
/// that it went by.
public final class DiagnoseDelivery {

    static final String BY = "resend-code";

    /// A locker that has just said how it is has nothing to add.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ReadSituation readSituation;
    private final Audit audit;

    public DiagnoseDelivery(ReadSituation readSituation, Audit audit) {
        this.readSituation = readSituation;
        this.audit = audit;
    }

    /// @param requestId of the request for which it is done
    /// @param isLockerAsked whether the locker was asked for it before
    public Diagnosis diagnose(String deliveryId, String requestId, boolean isLockerAsked) {
        var situation = readSituation.read(deliveryId);
        var reasons = DiagnosisRules.reasons(situation);
        audit(situation, requestId, isLockerAsked, reasons);
        return new Diagnosis(deliveryId, situation.at(), !isLockerAsked && canLockerTellMore(situation), reasons);
    }

    /// Of a parcel that lies there, or should.
    private static boolean canLockerTellMore(Situation situation) {
        boolean isWorthAsking =
                situation.liveCode().isPresent() && !situation.hold().stands()
                        || CarrierSigns.deliveredWithoutDeposit(situation).isPresent();
        return isWorthAsking
                && situation
                        .locker()
                        .filter(locker -> locker.presence().isConnected())
                        .filter(locker -> !hasJustSpoken(locker, situation))
                        .isPresent();
    }

    private static boolean hasJustSpoken(AtLocker locker, Situation situation) {
        return locker.health()
                .filter(health -> health.heardAt().plus(FRESH).isAfter(situation.at()))
                .isPresent();
    }

    private void audit(Situation situation, String requestId, boolean isLockerAsked, List<Reason> reasons) {
        audit.append(new AuditEntry(
                Subject.delivery(situation.deliveryId()),
                "diagnosed-" + requestId + (isLockerAsked ? "-asked" : ""),
                situation.at(),
                BY,
                "Diagnosed",
                "Somebody asked why the code did not come",
                Map.of(
                        "requestId",
                        requestId,
                        "rules",
                        reasons.stream().map(Reason::rule).collect(Collectors.joining(", ")),
                        "facts",
                        String.valueOf(situation.facts()),
                        "lockerAsked",
                        String.valueOf(isLockerAsked),
                        TimelineSeal.DETAIL,
                        TimelineSeal.of(situation.timeline()).text())));
    }
}
