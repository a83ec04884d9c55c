package dev.latchkey.resend;

import dev.latchkey.incident.CountReport;
import dev.latchkey.incident.Incident;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.resend.AnswerTexts.Circumstances;
import dev.latchkey.resend.Course.Approval;
import dev.latchkey.resend.Course.Step;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.support.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Puts into words what was found and done, counts it, keeps it, and writes it into the audit. Safe to repeat: the
/// first answer stays.
public final class ExplainResend {

    private final Resends resends;
    private final Proposals proposals;
    private final FindParcel findParcel;
    private final Lockers lockers;
    private final ReportCause reportCause;
    private final AnswerTexts texts;
    private final AuditResend audit;
    private final Clock clock;

    public ExplainResend(
            Resends resends,
            Proposals proposals,
            Deliveries deliveries,
            Lockers lockers,
            Recipients recipients,
            CountReport countReport,
            AnswerTexts texts,
            Audit audit,
            Clock clock) {
        this.resends = resends;
        this.proposals = proposals;
        this.findParcel = new FindParcel(deliveries);
        this.lockers = lockers;
        this.reportCause = new ReportCause(findParcel, recipients, countReport);
        this.texts = texts;
        this.audit = new AuditResend(audit);
        this.clock = clock;
    }

    public Answer explain(Course course) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return explain(course, reportCause.report(course, now), now);
    }

    /// Without counting it towards a surge: an answer is worth more than its count.
    public Answer explainUncounted(Course course) {
        return explain(course, Optional.empty(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Answer explain(Course course, Optional<Incident> incident, Instant now) {
        var answer = answer(course, incident.map(Incident::incidentId), now);
        audit.answered(answer, answer.answeredAt());
        resends.answer(answer.requestId(), JsonText.text(answer.fields().map()), answer.answeredAt());
        forget(course);
        return answer;
    }

    /// Whatever was decided on a proposed address, nobody needs it any more.
    private void forget(Course course) {
        if (course.hasNewContact()) {
            proposals.remove(course.requestId());
        }
    }

    private Answer answer(Course course, Optional<String> incidentId, Instant now) {
        var sentences = texts.sentences(course, new Circumstances(zone(course), now, incidentId.isPresent()));
        return new Answer(
                course.requestId(),
                course.deliveryId(),
                course.outcome(),
                course.reasons(),
                String.join(" ", sentences),
                course.steps().stream()
                        .filter(Step::isDone)
                        .flatMap(step -> step.deed().stream())
                        .map(Deed::name)
                        .toList(),
                sentences.getLast(),
                course.problem(),
                course.carriers(),
                course.retryAt(),
                course.approval().flatMap(Approval::approvalId),
                course.caseOpened(),
                incidentId,
                now);
    }

    /// Where the locker stands; the world's where none is known.
    private ZoneId zone(Course course) {
        return course.deliveryId()
                .flatMap(findParcel::read)
                .flatMap(Delivery::registration)
                .map(Registration::lockerId)
                .flatMap(lockers::find)
                .map(Locker::timeZone)
                .orElse(ZoneOffset.UTC);
    }
}
