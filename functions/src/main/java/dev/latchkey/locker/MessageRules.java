package dev.latchkey.locker;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;

/// What the texts in a locker's messages may look like: they become parts of keys, and words in a timeline.
public final class MessageRules {

    /// An `eventId` or `requestId`; a UUID, but no more is asked of it than that it can be a part of a key.
    public static final TextRule MESSAGE_ID =
            TextRule.matching("[A-Za-z0-9._:-]{1,128}", "must be 1 to 128 letters, digits, dots, dashes, _ or :");

    public static final TextRule DELIVERY_ID =
            TextRule.matching("[a-z0-9-]{1,64}", "must be 1 to 64 small letters, digits or dashes");

    /// A word of a vocabulary that a newer locker may have extended, or a version.
    public static final TextRule WORD =
            TextRule.matching("[A-Za-z0-9._+-]{1,64}", "must be one word of at most 64 letters and digits");

    /// What a locker says to people.
    public static final TextRule SENTENCE =
            TextRule.matching("\\P{Cntrl}{1,1000}", "must be 1 to 1000 printable characters");

    public static final TextRule DIGEST = TextRule.matching("[A-Za-z0-9_-]{1,86}", "must be base64url");

    static final TextRule TRACKING_NUMBER =
            TextRule.matching("\\P{Cntrl}{1,80}", "must be 1 to 80 printable characters");

    private MessageRules() {}

    /// A compartment's number, from 1.
    public static int compartment(JsonObject message, String field) {
        int compartment = message.integer(field);
        if (compartment < 1) {
            throw message.invalid(field, "must be 1 or more");
        }
        return compartment;
    }

    /// The field `compartment`; 0 where there is none.
    static int optionalCompartment(JsonObject message) {
        return message.has("compartment") ? compartment(message, "compartment") : 0;
    }
}
