package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.CarrierOffice.Word;
import java.time.Duration;
import java.time.Instant;

/// Sets one parcel's journey going: what the shop, the carrier and the courier do, and when.
final class Journey {

    private static final Runnable NOTHING = () -> {};

    private final Story story;
    private final CarrierOffice office;
    private final Surface surface;
    private boolean isRegistered;
    private boolean isDelivered;
    private boolean isDeposited;
    private boolean isCollected;

    Journey(Story story, CarrierOffice office, Surface surface) {
        this.story = story;
        this.office = office;
        this.surface = surface;
    }

    void begin() {
        surface.at(registersAt(), () -> office.register(story, this::registered));
        say(Word.IN_TRANSIT, story.arrivesAt().minus(Duration.ofHours(5)), between(1, 30), NOTHING);
        if (story.has(Fault.TROUBLE_ON_THE_WAY)) {
            say(Word.ATTEMPT_FAILED, story.arrivesAt().minus(Duration.ofHours(3)), between(1, 30), this::troubled);
        }
        if (story.has(Fault.CANCELLED)) {
            cancel();
        } else if (story.has(Fault.RETURNED_ON_THE_WAY)) {
            say(Word.RETURNED, story.arrivesAt(), between(1, 30), this::returned);
        } else if (!story.has(Fault.PARCEL_NEVER_ARRIVES)) {
            arrive();
        }
    }

    /// Before the parcel comes, which it then does not, or after.
    private void cancel() {
        boolean isEarly = surface.chance().of(0.5);
        if (!isEarly) {
            arrive();
        }
        var at = isEarly
                ? story.arrivesAt().minus(between(10, 240))
                : story.arrivesAt().plus(between(30, 1_200));
        say(Word.CANCELLED, at, between(0, 3), () -> surface.faults().tookEffect(Fault.CANCELLED));
    }

    private void troubled() {
        if (isRegistered) {
            surface.faults().tookEffect(Fault.TROUBLE_ON_THE_WAY);
        }
    }

    private void returned() {
        if (isRegistered) {
            surface.faults().tookEffect(Fault.RETURNED_ON_THE_WAY);
        }
    }

    private Instant registersAt() {
        if (story.has(Fault.REGISTRATION_LAST)) {
            return story.arrivesAt().plus(between(30, 300));
        }
        return story.has(Fault.DEPOSIT_BEFORE_REGISTRATION)
                ? story.arrivesAt().plus(between(1, 20))
                : story.announcedAt();
    }

    private void registered() {
        isRegistered = true;
        if (story.has(Fault.PARCEL_NEVER_ARRIVES)) {
            surface.faults().tookEffect(Fault.PARCEL_NEVER_ARRIVES);
        }
        if (story.has(Fault.REGISTRATION_LAST) && isDelivered && isDeposited) {
            surface.faults().tookEffect(Fault.REGISTRATION_LAST);
        }
    }

    private void arrive() {
        var isLate = story.has(Fault.WEBHOOKS_REORDERED);
        say(
                Word.OUT_FOR_DELIVERY,
                story.arrivesAt().minus(Duration.ofHours(2)),
                isLate ? Duration.ofHours(3) : between(1, 30),
                this::outForDelivery);
        if (!story.has(Fault.DEPOSIT_WITHOUT_DELIVERED)) {
            sayDelivered();
        }
        if (!story.has(Fault.DELIVERED_WITHOUT_DEPOSIT)) {
            surface.at(story.arrivesAt(), this::deposit);
        }
    }

    private void outForDelivery() {
        if (isDelivered) {
            surface.faults().tookEffect(Fault.WEBHOOKS_REORDERED);
        }
    }

    private void sayDelivered() {
        var eventId = surface.chance().uuid();
        var delay = story.has(Fault.WEBHOOK_LATE) ? between(120, 1_200) : between(0, 10);
        var at = story.arrivesAt().plus(delay);
        surface.at(at, () -> office.say(story, Word.DELIVERED, eventId, story.arrivesAt(), this::delivered));
        if (story.has(Fault.WEBHOOK_TWICE)) {
            surface.at(
                    at.plus(between(1, 600)),
                    () -> office.say(
                            story,
                            Word.DELIVERED,
                            eventId,
                            story.arrivesAt(),
                            () -> surface.faults().tookEffect(Fault.WEBHOOK_TWICE)));
        }
    }

    private void delivered() {
        isDelivered = true;
        if (story.has(Fault.WEBHOOK_LATE) && isDeposited) {
            surface.faults().tookEffect(Fault.WEBHOOK_LATE);
        }
        if (story.has(Fault.DELIVERED_WITHOUT_DEPOSIT)) {
            surface.faults().tookEffect(Fault.DELIVERED_WITHOUT_DEPOSIT);
        }
    }

    private void deposit() {
        story.locker().putIn(story);
    }

    /// The cloud has taken the locker's word.
    void depositTaken() {
        if (isDeposited) {
            if (story.has(Fault.DEPOSIT_TWICE)) {
                surface.faults().tookEffect(Fault.DEPOSIT_TWICE);
            }
            return;
        }
        isDeposited = true;
        if (!isRegistered && story.has(Fault.DEPOSIT_BEFORE_REGISTRATION)) {
            surface.faults().tookEffect(Fault.DEPOSIT_BEFORE_REGISTRATION);
        }
        if (story.has(Fault.DEPOSIT_WITHOUT_DELIVERED)) {
            surface.faults().tookEffect(Fault.DEPOSIT_WITHOUT_DELIVERED);
        }
    }

    /// The cloud has taken the locker's word that it is out.
    void pickupTaken() {
        if (isCollected && story.has(Fault.PICKUP_TWICE)) {
            surface.faults().tookEffect(Fault.PICKUP_TWICE);
        }
        isCollected = true;
    }

    private void say(Word word, Instant occurredAt, Duration delay, Runnable whenTaken) {
        var eventId = surface.chance().uuid();
        surface.at(occurredAt.plus(delay), () -> office.say(story, word, eventId, occurredAt, whenTaken));
    }

    /// In minutes.
    private Duration between(int from, int to) {
        return surface.chance().between(Duration.ofMinutes(from), Duration.ofMinutes(to));
    }
}
