package dev.latchkey.recipient;

/// What is known of the numbering plans of all countries.
public interface PhoneNumbers {

    /// Looks a number up in its country's plan.
    ///
    /// @param written ASCII digits, perhaps a `+` in front, with spaces, dots, slashes, dashes and parentheses
    /// @param country ISO 3166 alpha-2; whose plan a number without `+` belongs to
    PhoneLine find(String written, String country);
}
