package dev.latchkey.recipient;

import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.TextRule;
import dev.latchkey.recipient.PhoneLine.Assigned;
import dev.latchkey.recipient.PhoneLine.Fault;
import dev.latchkey.recipient.PhoneLine.Impossible;
import dev.latchkey.recipient.PhoneLine.Kind;

/// Which phone numbers are taken: those that can receive a text message by their country's numbering plan.
final class PhoneNumber {

    private static final TextRule WRITTEN =
            TextRule.matching("\\(?\\+?[0-9 \u00a0()./-]{1,40}", "must be a phone number");

    private PhoneNumber() {}

    /// A number as somebody wrote it, in E.164.
    ///
    /// @param country whose national notation is understood
    /// @throws InvalidValue where it can receive no text message; its reason says what seems to be wrong
    static Address read(String text, String country, PhoneNumbers plans) {
        return switch (plans.find(WRITTEN.apply(text.strip()), country)) {
            case Assigned line -> textable(line);
            case Impossible impossible -> throw new InvalidValue(reason(impossible.fault()));
        };
    }

    private static Address textable(Assigned line) {
        return switch (line.kind()) {
            case MOBILE, FIXED_LINE_OR_MOBILE -> line.number();
            case FIXED_LINE, PREMIUM_RATE, OTHER -> throw new InvalidValue(reason(line.kind()));
        };
    }

    private static String reason(Kind kind) {
        var what = switch (kind) {
            case FIXED_LINE -> "a fixed line";
            case PREMIUM_RATE -> "a premium-rate number";
            case MOBILE, FIXED_LINE_OR_MOBILE, OTHER -> "no mobile line";
        };
        return "must be a number that receives text messages: this one is " + what;
    }

    private static String reason(Fault fault) {
        return switch (fault) {
            case NOT_A_NUMBER -> "must be a phone number";
            case NO_SUCH_CALLING_CODE -> "must be a phone number with + and the calling code of a country";
            case TOO_SHORT -> "must be a mobile number of its country: is a digit missing?";
            case TOO_LONG -> "must be a mobile number of its country: is there a digit too many?";
            case UNASSIGNED -> "must be a phone number that its country gives out";
        };
    }
}
