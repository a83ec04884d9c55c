package dev.latchkey.recipient;

import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.TextRule;

/// Where a channel reaches a person: a phone number, an e-mail address or a push token. Never printable.
///
/// @param value as the channel's provider takes it
public record Address(String value) {

    private static final TextRule PUSH_TOKEN =
            TextRule.matching("[\\x21-\\x7e]{1,4096}", "must be 1 to 4096 visible ASCII characters");
    private static final TextRule PHONE_NUMBER =
            TextRule.matching("\\+[1-9][0-9]{7,14}", "must be a phone number with + and 8 to 15 digits");
    private static final TextRule EMAIL = TextRule.matching(
            "(?=.{6,254}$)(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])",
            "must be an e-mail address");

    public Address {
        if (value.isBlank()) {
            throw new InvalidValue("must not be blank");
        }
    }

    /// An address in the one form that its channel takes: a phone number without spaces, dashes and parentheses,
    /// in E.164. Whether it can be reached was asked when it was read from outside, by [RecipientReader].
    ///
    /// @throws InvalidValue where the address has no such form
    public static Address on(Channel channel, String text) {
        return new Address(
                switch (channel) {
                    case PUSH -> PUSH_TOKEN.apply(text.strip());
                    case SMS -> PHONE_NUMBER.apply(text.replaceAll("[\\s()-]", ""));
                    case EMAIL -> EMAIL.apply(text.strip());
                });
    }

    @Override
    public String toString() {
        return "Address[***]";
    }
}
