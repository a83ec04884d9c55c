package dev.latchkey.recipient;

import dev.latchkey.json.TextRule;
import java.util.List;

/// Who a parcel is for, as the carrier or shop registered them.
///
/// @param recipientId the sender's own name for this person, which follows [#ID]
/// @param name as the person is addressed in messages
/// @param language BCP 47, canonical, such as `de` or `pt-BR`
/// @param country ISO 3166 alpha-2, such as `DE`; phone numbers are judged by it
/// @param channels in the preferred order, 1 to 6, each contact once
public record Recipient(String recipientId, String name, String language, String country, List<Contact> channels) {

    public static final TextRule ID =
            TextRule.matching("[A-Za-z0-9._~-]{1,64}", "must be 1 to 64 letters, digits, dots, dashes, _ or ~");

    public Recipient {
        channels = channels.stream().distinct().toList();
    }

    /// Only the identifier: the rest is nobody's business in a log.
    @Override
    public String toString() {
        return "Recipient[" + recipientId + "]";
    }
}
