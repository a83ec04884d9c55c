package dev.latchkey.recipient;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.TextRule;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/// Who a parcel is for, as the carrier or shop registered them.
///
/// @param recipientId the sender's own name for this person: 1 to 64 of letters, digits, `.`, `_`, `~`, `-`
/// @param name as the person is addressed in messages
/// @param language BCP 47, canonical, such as `de` or `pt-BR`
/// @param country ISO 3166 alpha-2, such as `DE`; phone numbers are judged by it
/// @param channels in the preferred order, 1 to 6, each contact once
public record Recipient(String recipientId, String name, String language, String country, List<Contact> channels) {

    private static final int MOST_CHANNELS = 6;
    private static final TextRule ID =
            TextRule.matching("[A-Za-z0-9._~-]{1,64}", "must be 1 to 64 letters, digits, dots, dashes, _ or ~");
    private static final TextRule NAME =
            TextRule.matching("\\P{Cntrl}{1,200}", "must be 1 to 200 printable characters");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    public Recipient {
        channels = channels.stream().distinct().toList();
    }

    /// Reads `{"recipientId", "name", "language", "country", "channels": [{"channel", "address"}]}`.
    ///
    /// @throws InvalidField for the first field that is missing or breaks a rule above
    public static Recipient read(JsonObject json) {
        return new Recipient(
                json.value("recipientId", ID),
                json.value("name", NAME),
                json.value("language", Recipient::language),
                json.value("country", Recipient::country),
                contacts(json));
    }

    /// Only the identifier: the rest is nobody's business in a log.
    @Override
    public String toString() {
        return "Recipient[" + recipientId + "]";
    }

    private static List<Contact> contacts(JsonObject json) {
        var channels = json.objects("channels");
        if (channels.isEmpty() || channels.size() > MOST_CHANNELS) {
            throw json.invalid("channels", "must name 1 to " + MOST_CHANNELS + " channels");
        }
        return channels.stream().map(Contact::read).toList();
    }

    private static String language(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException malformed) {
            // Its message quotes the text; the fault below does not.
        }
        throw new InvalidValue("must be a BCP 47 language tag, such as de or pt-BR");
    }

    private static String country(String code) {
        if (!COUNTRIES.contains(code)) {
            throw new InvalidValue("must be an ISO 3166 country code of two capital letters");
        }
        return code;
    }
}
