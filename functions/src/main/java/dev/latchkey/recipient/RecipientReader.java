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

/// Reads recipients as shops and carriers write them: `{"recipientId", "name", "language", "country", "channels":
/// [{"channel": "PUSH" | "SMS" | "EMAIL", "address"}]}`. A contact that cannot be reached is refused.
public final class RecipientReader {

    private static final int MOST_CHANNELS = 6;
    private static final TextRule NAME =
            TextRule.matching("\\P{Cntrl}{1,200}", "must be 1 to 200 printable characters");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    private final PhoneNumbers phoneNumbers;

    public RecipientReader(PhoneNumbers phoneNumbers) {
        this.phoneNumbers = phoneNumbers;
    }

    /// @throws InvalidField for the first field that is missing or breaks a rule; its reason repeats no value, and
    /// may say what seems to be meant
    public Recipient read(JsonObject json) {
        var country = json.value("country", RecipientReader::country);
        return new Recipient(
                json.value("recipientId", Recipient.ID),
                json.value("name", NAME),
                json.value("language", RecipientReader::language),
                country,
                contacts(json, country));
    }

    /// One contact as somebody wrote it, in its channel's form.
    ///
    /// @param country whose national notation is understood
    /// @throws InvalidValue where it cannot be reached
    public Contact contact(Channel channel, Address written, String country) {
        return new Contact(channel, address(channel, written.value(), country));
    }

    private List<Contact> contacts(JsonObject json, String country) {
        var channels = json.objects("channels");
        if (channels.isEmpty() || channels.size() > MOST_CHANNELS) {
            throw json.invalid("channels", "must name 1 to " + MOST_CHANNELS + " channels");
        }
        return channels.stream().map(channel -> contact(channel, country)).toList();
    }

    private Contact contact(JsonObject json, String country) {
        var channel = json.oneOf("channel", Channel.class);
        return new Contact(channel, json.value("address", text -> address(channel, text, country)));
    }

    private Address address(Channel channel, String text, String country) {
        return switch (channel) {
            case PUSH -> Address.on(Channel.PUSH, text);
            case SMS -> PhoneNumber.read(text, country, phoneNumbers);
            case EMAIL -> EmailAddress.read(text);
        };
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
