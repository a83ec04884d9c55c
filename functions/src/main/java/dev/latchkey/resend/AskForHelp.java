package dev.latchkey.resend;

import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.Resends.Kept;
import dev.latchkey.resend.WishReader.Typed;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TrackingNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// A recipient says by their link that they have no code, and reads what was found.
///
/// Whoever asks again within five minutes means the same request, unless that was not let through and could be by now:
/// its id is made of the delivery and of the half-minute in which it was first asked for.
public final class AskForHelp {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration SAME = Duration.ofMinutes(5);
    /// Longer than any execution takes; what has no answer then gets none.
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern NUMBER = Pattern.compile("[0-9a-z]{1,7}");
    private static final int BASE = 36;

    private final StartResend startResend;
    private final Resends resends;
    private final Clock clock;

    public AskForHelp(StartResend startResend, Resends resends, Clock clock) {
        this.startResend = startResend;
        this.resends = resends;
        this.clock = clock;
    }

    /// What there is to tell.
    public sealed interface Help {

        /// Nobody has asked, or nothing ever came of it.
        record Unasked() implements Help {}

        record Looking() implements Help {}

        record Found(String summary) implements Help {}
    }

    /// @param language of the answer, BCP 47
    /// @return the request's number, which [#look] takes; the same one again where somebody has just asked
    public String ask(Delivery delivery, String language) {
        long now = clock.millis() / STEP.toMillis();
        var number = LongStream.rangeClosed(0, SAME.dividedBy(STEP))
                .mapToObj(ago -> text(now - ago))
                .filter(step -> isStillMeant(delivery, step))
                .findFirst()
                .orElseGet(() -> text(now));
        startResend.start(requestId(delivery, number), Origin.RECIPIENT, Optional.empty(), wish(delivery, language));
        return number;
    }

    /// @param number of a request for this delivery, or anything else that somebody wrote in its place
    public Help look(Delivery delivery, String number) {
        return Optional.of(number)
                .filter(it -> NUMBER.matcher(it).matches())
                .map(it -> requestId(delivery, it))
                .flatMap(resends::find)
                .map(this::look)
                .orElseGet(Help.Unasked::new);
    }

    private Help look(Kept kept) {
        return resends.answerOf(kept.request().requestId())
                .<Help>map(answer -> new Help.Found(JsonObject.parse(answer).string("summary")))
                .orElseGet(() -> isYoungerThan(PATIENCE, kept) ? new Help.Looking() : new Help.Unasked());
    }

    private boolean isStillMeant(Delivery delivery, String number) {
        return resends.find(requestId(delivery, number))
                .filter(kept -> isYoungerThan(SAME, kept))
                .filter(kept -> !canBeTriedAgain(kept))
                .isPresent();
    }

    private boolean canBeTriedAgain(Kept kept) {
        return resends.answerOf(kept.request().requestId())
                .flatMap(answer -> JsonObject.parse(answer).optionalInstant("retryAt"))
                .filter(retryAt -> !retryAt.isAfter(clock.instant()))
                .isPresent();
    }

    private boolean isYoungerThan(Duration age, Kept kept) {
        Instant end = kept.at().plus(age);
        return clock.instant().isBefore(end);
    }

    private static Typed wish(Delivery delivery, String language) {
        var wish = new Wish(
                new TrackingNumber(delivery.trackingNumber()),
                Optional.of(delivery.carrier()),
                Action.RESEND,
                Optional.empty(),
                language,
                Optional.empty(),
                Optional.empty(),
                false);
        return new Typed(wish, Optional.empty());
    }

    private static String requestId(Delivery delivery, String number) {
        return "help-" + delivery.deliveryId() + "-" + number;
    }

    private static String text(long span) {
        return Long.toString(span, BASE);
    }
}
