package dev.latchkey.recipient;

/// What a numbering plan says of a number.
public sealed interface PhoneLine {

    /// A number that its country gives out.
    ///
    /// @param number in E.164
    record Assigned(Address number, Kind kind) implements PhoneLine {}

    /// A number that nobody can have.
    record Impossible(Fault fault) implements PhoneLine {}

    /// What a number is given out for.
    enum Kind {
        MOBILE,
        /// The plan does not tell the two apart, as in North America.
        FIXED_LINE_OR_MOBILE,
        FIXED_LINE,
        PREMIUM_RATE,
        /// Toll-free and shared-cost lines, internet telephony, pagers, voicemail: whatever else there is.
        OTHER
    }

    /// What is wrong with a number.
    enum Fault {
        NOT_A_NUMBER,
        /// It has no calling code, and its country has no plan; or no country has this calling code.
        NO_SUCH_CALLING_CODE,
        /// For a mobile number of its country.
        TOO_SHORT,
        /// For a mobile number of its country.
        TOO_LONG,
        /// The digits are enough, but its country does not give such a number out.
        UNASSIGNED
    }
}
