package dev.latchkey.local.demo;

import dev.latchkey.local.demo.Step.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The story that a demo directory tells: what comes from outside, in order, until the recipient takes over.
///
/// @param folder where the files lie
/// @param parcel the one parcel that it is about
record Journey(Path folder, Parcel parcel, List<Step> steps) {

    Journey {
        steps = List.copyOf(steps);
    }

    /// What the registration says that others need to know too.
    ///
    /// @param registration the file's name
    record Parcel(String registration, String lockerId, Instant promisedAt) {}

    /// How long before its promised time the journey is played.
    private static final Duration BEFORE_PROMISE = Duration.ofHours(1);

    /// The same journey with all times moved by one amount, so that the parcel is promised for an hour from now.
    Journey movedTo(Instant now) {
        var promisedAt = now.plus(BEFORE_PROMISE);
        var shift =
                new TimeShift(Duration.between(parcel.promisedAt(), promisedAt).truncatedTo(ChronoUnit.SECONDS));
        return new Journey(
                folder, parcel, steps.stream().map(step -> moved(step, shift)).toList());
    }

    private static Step moved(Step step, TimeShift shift) {
        return step instanceof Webhook webhook
                ? new Webhook(webhook.file(), webhook.carrier(), shift.apply(webhook.body()))
                : step;
    }

    List<Webhook> webhooks() {
        return steps.stream()
                .filter(Webhook.class::isInstance)
                .map(Webhook.class::cast)
                .toList();
    }

    /// The webhook that is posted twice: the second one, or the only one.
    Webhook repeated() {
        var webhooks = webhooks();
        return webhooks.get(Math.min(1, webhooks.size() - 1));
    }
}
