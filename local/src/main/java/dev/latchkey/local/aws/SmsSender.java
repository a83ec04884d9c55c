package dev.latchkey.local.aws;

import dev.latchkey.local.aws.DeliveryStatus.Publication;
import dev.latchkey.local.phone.Behaviour;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Channel;
import dev.latchkey.local.phone.Phones;
import dev.latchkey.local.phone.Received;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Sends text messages to simulated phones.
final class SmsSender {

    /// The longest text that SNS sends as one message, in characters: 1,600.
    private static final int LONGEST = 1600;

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private final Phones phones;
    private final Behaviours behaviours;
    private final DeliveryStatus status;
    private final Ground ground;

    SmsSender(Ground ground, Phones phones, Behaviours behaviours, DeliveryStatus status) {
        this.ground = ground;
        this.phones = phones;
        this.behaviours = behaviours;
        this.status = status;
    }

    /// @throws AwsError where SNS would refuse to publish
    void send(Publication publication, String phoneNumber, String text) {
        check(phoneNumber);
        if (text.length() > LONGEST) {
            throw new AwsError(400, "InvalidParameter", "Invalid parameter: Message too long");
        }
        switch (behaviours.of(Channel.SMS, phoneNumber)) {
            case Behaviour.Delivers() -> arrive(publication, phoneNumber, text, Duration.ZERO);
            case Behaviour.Slow(var by) -> arrive(publication, phoneNumber, text, by);
            case Behaviour.Silent() -> {}
            case Behaviour.Bounces() -> fail(publication, phoneNumber, "Invalid phone number");
            case Behaviour.OptedOut() -> fail(publication, phoneNumber, "Phone number is opted out");
            case Behaviour.Disabled() -> throw new IllegalStateException("a phone number cannot be disabled");
            case Behaviour.Throttled() -> throw Refusals.throttled();
            case Behaviour.Down() -> throw Refusals.down();
        }
    }

    boolean isOptedOut(String phoneNumber) {
        check(phoneNumber);
        return behaviours.of(Channel.SMS, phoneNumber) instanceof Behaviour.OptedOut;
    }

    List<String> optedOut() {
        return behaviours.addressesThat(Channel.SMS, new Behaviour.OptedOut());
    }

    void optIn(String phoneNumber) {
        check(phoneNumber);
        behaviours.set(Channel.SMS, phoneNumber, new Behaviour.Delivers());
    }

    private void arrive(Publication publication, String phoneNumber, String text, Duration delay) {
        ground.handover().after(delay, () -> {
            phones.receive(new Received(Channel.SMS, phoneNumber, null, null, text, ground.now()));
            status.smsAccepted(publication, phoneNumber, delay);
        });
    }

    private void fail(Publication publication, String phoneNumber, String reason) {
        ground.handover().now(() -> status.smsFailed(publication, phoneNumber, reason));
    }

    private static void check(String phoneNumber) {
        if (!E164.matcher(phoneNumber).matches()) {
            throw new AwsError(
                    400, "InvalidParameter", "Invalid parameter: PhoneNumber Reason: is not valid to publish to");
        }
    }
}
