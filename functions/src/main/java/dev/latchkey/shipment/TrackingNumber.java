package dev.latchkey.shipment;

import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.TextRule;
import java.util.Locale;

/// A carrier's name for a parcel, in the one form that people and machines agree on: without spaces and dashes,
/// in capitals, 4 to 40 letters and digits. Unique within a carrier, and only for a time: carriers use them
/// again.
public record TrackingNumber(String value) {

    private static final TextRule RULE = TextRule.matching("[A-Za-z0-9]{4,40}", "must have 4 to 40 letters and digits");

    /// @throws InvalidValue where nothing usable is left once spaces and dashes are removed
    public TrackingNumber {
        value = RULE.apply(value.replaceAll("[\\s-]", "")).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
