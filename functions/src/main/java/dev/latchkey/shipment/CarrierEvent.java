package dev.latchkey.shipment;

import dev.latchkey.json.TextRule;
import java.time.Instant;
import java.util.Optional;

/// One thing that a carrier says of one parcel, in our words.
///
/// @param eventId the carrier's own identifier of the event; the same when it is sent again
/// @param carrier who sent it
/// @param occurredAt the carrier's own time of the fact, by which events are put in order
/// @param estimatedDelivery when the carrier now expects to deliver
/// @param detail the carrier's own words for people who investigate, at most 200 characters
public record CarrierEvent(
        String eventId,
        String carrier,
        TrackingNumber trackingNumber,
        Instant occurredAt,
        Optional<Instant> estimatedDelivery,
        Optional<String> detail,
        Fact fact) {

    /// What an `eventId` may look like: it becomes a part of keys.
    static final TextRule ID =
            TextRule.matching("[A-Za-z0-9._:-]{1,128}", "must be 1 to 128 letters, digits, dots, dashes, _ or :");

    private static final int LONGEST_DETAIL = 200;

    public CarrierEvent {
        detail = detail.map(text -> printable(text, LONGEST_DETAIL));
    }

    /// A text of somebody else's making, cut to `longest` characters, its line breaks and other controls as
    /// spaces.
    static String printable(String text, int longest) {
        return text.codePoints()
                .limit(longest)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
