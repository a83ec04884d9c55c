package dev.latchkey.local.journey;

import dev.latchkey.local.diagnosis.Recipient;
import dev.latchkey.local.journey.Web.Answer;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// One parcel on its way, told of by everybody who has to do with it. Its tracking number and its recipient are
/// nobody else's.
final class Parcel {

    private final Outside outside;
    private final int number;
    private final String carrier;
    private final Recipient recipient;
    private final String lockerId;

    /// @param carrier who tells of it; the shop that registers it is `acme`
    Parcel(Outside outside, int number, String carrier, Recipient recipient, String lockerId) {
        this.outside = outside;
        this.number = number;
        this.carrier = carrier;
        this.recipient = recipient;
        this.lockerId = lockerId;
    }

    /// Another parcel to the same person, who is reached otherwise by now.
    Parcel andAnother(int number, String... channels) {
        return new Parcel(outside, number, carrier, recipient.on(channels), lockerId);
    }

    String trackingNumber() {
        return "JOURNEY%06d".formatted(number);
    }

    Recipient recipient() {
        return recipient;
    }

    Phone phone() {
        return new Phone(recipient, outside.web());
    }

    // ---- what becomes of it ----

    /// The shop registers it; said again, it is the same event.
    Answer isRegistered() {
        return outside.carrier("acme").sends("registered-" + trackingNumber(), registration());
    }

    String registration() {
        var sample = Sample.named("latchkey-registered" + (carrier.equals("acme") ? "" : "-for-" + carrier));
        return sample.of(trackingNumber(), outside.now())
                .to(recipient, lockerId)
                .text();
    }

    /// Its carrier says so; said again, it is the same event.
    ///
    /// @param event such as `delivered`, as the samples are named
    Answer is(String event) {
        var eventId = event + "-" + trackingNumber();
        return outside.carrier(carrier).sends(eventId, body(event, eventId));
    }

    private String body(String event, String eventId) {
        return switch (carrier) {
            case "easypost" ->
                Sample.named("easypost-" + event)
                        .ofEasyPost("evt_" + eventId, trackingNumber())
                        .text();
            case "aftership" ->
                Sample.named("aftership-" + event)
                        .ofAfterShip(eventId, trackingNumber())
                        .text();
            default ->
                Sample.named("latchkey-" + event)
                        .of(trackingNumber(), outside.now())
                        .text();
        };
    }

    /// A courier puts it into its locker, whose controller is online.
    Parcel isDeposited() {
        outside.locker(lockerId).deposits(trackingNumber());
        return this;
    }

    /// Registered, delivered and in the locker: the code is on its way.
    Parcel hasArrived() {
        isRegistered();
        is("delivered");
        return isDeposited();
    }

    /// Its recipient types the code that the phone shows.
    Parcel isCollected() {
        outside.locker(lockerId).types(phone().code());
        return this;
    }

    // ---- what is known of it ----

    String deliveryId() {
        return known().text("deliveryId");
    }

    String status() {
        return known().text("status");
    }

    Answer known() {
        return outside.web().get("/deliveries?trackingNumber=" + trackingNumber());
    }

    /// The timeline's entries, by type.
    List<String> timeline() {
        return known().body().path("timeline").findValuesAsText("type");
    }

    Parcel becomes(String status) {
        Eventually.holds(trackingNumber() + " is " + status, () -> status().equals(status));
        return this;
    }

    /// Its ending is written down and none of its workflows runs any more.
    Parcel ends(String outcome) {
        Eventually.holds(
                trackingNumber() + " ends as " + outcome,
                () -> known().text("outcome").equals(outcome)
                        && executions().stream().noneMatch(execution -> execution.status() == ExecutionStatus.RUNNING));
        return this;
    }

    List<ExecutionListItem> executions() {
        return outside.cloud().executionsOf(deliveryId());
    }

    List<String> cases() {
        return outside.cloud().cases(deliveryId());
    }
}
