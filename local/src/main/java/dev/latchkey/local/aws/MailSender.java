package dev.latchkey.local.aws;

import dev.latchkey.local.phone.Behaviour;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Channel;
import dev.latchkey.local.phone.Phones;
import dev.latchkey.local.phone.Received;
import java.time.Duration;

/// Sends e-mails to simulated inboxes.
final class MailSender {

    private final Ground ground;
    private final Phones phones;
    private final Behaviours behaviours;
    private final SuppressionList suppressed;
    private final MailEvents events;

    MailSender(Ground ground, Phones phones, Behaviours behaviours, SuppressionList suppressed, MailEvents events) {
        this.ground = ground;
        this.phones = phones;
        this.behaviours = behaviours;
        this.suppressed = suppressed;
        this.events = events;
    }

    /// @throws AwsError where SES would refuse to send
    void send(Mail mail) {
        mail.destinations().forEach(this::refuseWhereUnable);
        events.sent(mail);
        for (var recipient : mail.destinations()) {
            if (suppressed.get(recipient).isPresent()) {
                ground.handover().now(() -> events.bounced(mail, recipient, "OnAccountSuppressionList"));
            } else {
                send(mail, recipient);
            }
        }
    }

    private void refuseWhereUnable(String recipient) {
        switch (behaviours.of(Channel.EMAIL, recipient)) {
            case Behaviour.Throttled() ->
                throw new AwsError(429, "TooManyRequestsException", "Maximum sending rate exceeded.");
            case Behaviour.Down() -> throw Refusals.down();
            case Behaviour.Delivers(), Behaviour.Silent(), Behaviour.Bounces() -> {}
            case Behaviour.OptedOut(), Behaviour.Disabled() -> {}
            case Behaviour.Slow slow -> {}
        }
    }

    private void send(Mail mail, String recipient) {
        switch (behaviours.of(Channel.EMAIL, recipient)) {
            case Behaviour.Delivers(), Behaviour.Throttled(), Behaviour.Down() ->
                arrive(mail, recipient, Duration.ZERO);
            case Behaviour.Slow(var by) -> arriveLate(mail, recipient, by);
            case Behaviour.Silent() -> {}
            case Behaviour.Bounces() -> ground.handover().now(() -> bounce(mail, recipient));
            case Behaviour.OptedOut() -> ground.handover().now(() -> complain(mail, recipient));
            case Behaviour.Disabled() -> ground.handover().now(() -> events.rejected(mail));
        }
    }

    private void arriveLate(Mail mail, String recipient, Duration by) {
        ground.handover().now(() -> events.delayed(mail, recipient));
        arrive(mail, recipient, by);
    }

    private void arrive(Mail mail, String recipient, Duration delay) {
        ground.handover().after(delay, () -> deliver(mail, recipient));
    }

    private void deliver(Mail mail, String recipient) {
        phones.receive(new Received(Channel.EMAIL, recipient, mail.subject(), null, mail.text(), ground.now()));
        events.delivered(mail, recipient);
    }

    private void bounce(Mail mail, String recipient) {
        suppressed.put(recipient, "BOUNCE", ground.now());
        events.bounced(mail, recipient, "General");
    }

    private void complain(Mail mail, String recipient) {
        deliver(mail, recipient);
        suppressed.put(recipient, "COMPLAINT", ground.now());
        events.complained(mail, recipient);
    }
}
