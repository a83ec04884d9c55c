package dev.latchkey.resend;

import dev.latchkey.diagnosis.Reason;
import dev.latchkey.incident.CountReport;
import dev.latchkey.incident.Incident;
import dev.latchkey.incident.Report;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.recipient.UnreadableContact;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import java.time.Instant;
import java.util.Optional;

/// Counts that somebody had no code, where it is known whose parcel it is and where it goes: what nobody knows says
/// nothing about a region.
final class ReportCause {

    /// Reserved by ISO 3166 for those who have none.
    private static final String NO_COUNTRY = "ZZ";

    private final FindParcel findParcel;
    private final Recipients recipients;
    private final CountReport countReport;

    ReportCause(FindParcel findParcel, Recipients recipients, CountReport countReport) {
        this.findParcel = findParcel;
        this.recipients = recipients;
        this.countReport = countReport;
    }

    /// @return the incident that many have for the same reason, if there is one
    Optional<Incident> report(Course course, Instant at) {
        return course.reason()
                .filter(reason -> course.action().findsOut())
                .flatMap(reason -> course.deliveryId()
                        .flatMap(findParcel::read)
                        .flatMap(delivery -> delivery.registration()
                                .map(registration -> report(course, reason, delivery, registration, at))))
                .flatMap(countReport::count);
    }

    private Report report(Course course, Reason reason, Delivery delivery, Registration registration, Instant at) {
        var recipient = recipient(registration.recipientId());
        return new Report(
                course.requestId(),
                delivery.deliveryId(),
                at,
                reason.cause(),
                channel(reason, recipient),
                recipient.map(Recipient::country).orElse(NO_COUNTRY),
                delivery.carrier(),
                registration.lockerId(),
                course.caseOpened());
    }

    /// The one that the cause is about, else the one on which the recipient would rather have had the code.
    private static Optional<Channel> channel(Reason reason, Optional<Recipient> recipient) {
        return Optional.ofNullable(reason.values().get("channel"))
                .map(Channel::valueOf)
                .or(() -> recipient.flatMap(
                        known -> known.channels().stream().map(Contact::channel).findFirst()));
    }

    private Optional<Recipient> recipient(String recipientId) {
        try {
            return recipients.find(recipientId).map(Known::recipient);
        } catch (UnreadableContact corrupt) {
            return Optional.empty(); // The diagnosis has found that out.
        }
    }
}
