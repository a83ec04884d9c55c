package dev.latchkey.resend;

import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TrackingNumber;
import java.util.Optional;

/// What somebody asks for a parcel. It holds nobody's address and no number but the parcel's.
///
/// @param carrier where two carriers share the tracking number
/// @param channel the one to try first
/// @param language of the answer, BCP 47
/// @param reason in the asker's own words
/// @param agent who the asker claims to be
/// @param hasNewContact whether an address came with it, which lies in [Proposals]
public record Wish(
        TrackingNumber trackingNumber,
        Optional<String> carrier,
        Action action,
        Optional<Channel> channel,
        String language,
        Optional<String> reason,
        Optional<String> agent,
        boolean hasNewContact) {

    /// Whether a second person must agree.
    public boolean isStepUp() {
        return action.isStepUp() || hasNewContact;
    }
}
