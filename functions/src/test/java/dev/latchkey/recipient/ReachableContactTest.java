package dev.latchkey.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused because nobody can be reached there, and what is hinted at.
class ReachableContactTest {

    private static final RecipientReader READER = new RecipientReader(new LibPhoneNumbers());

    @ParameterizedTest
    @CsvSource({
        "DE, 0171 3920042, +491713920042",
        "DE, 0049 171 3920042, +491713920042",
        "DE, +49 (0)171 / 3920-042, +491713920042",
        "DE, (+49) 171.3920042, +491713920042",
        "DE, +33 6 12 34 56 78, +33612345678",
        "FR, 06 12 34 56 78, +33612345678",
        "GB, 07400 123456, +447400123456",
        "US, (202) 555-0143, +12025550143",
        "IT, 312 345 6789, +393123456789",
        "AQ, +49 171 3920042, +491713920042"
    })
    void keepsANumberInE164HoweverItsCountryWritesIt(String country, String written, String kept) {
        var contact = read(country, "SMS", written);

        assertThat(contact.address()).isEqualTo(new Address(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0171 392004, is a digit missing?",
        "GB, 07400 12345, is a digit missing?",
        "DE, +49 171 3920042 111, is there a digit too many?",
        "FR, 0171 3920042, is there a digit too many?",
        "DE, 030 1234567, a fixed line",
        "FR, 01 23 45 67 89, a fixed line",
        "DE, 0900 1234567, premium-rate",
        "DE, 0800 1234567, no mobile line",
        "GB, 070 1234 5678, no mobile line",
        "US, +1 555 010 9999, its country gives out",
        "DE, +999 1234567, calling code of a country",
        "AQ, 0171 3920042, calling code of a country",
        "DE, 1, must be a phone number",
        "DE, ++49 171 3920042, must be a phone number",
        "DE, 0171 CALLME, must be a phone number"
    })
    void refusesANumberThatReceivesNoTextMessageAndSaysWhy(String country, String written, String hint) {
        var fault = fault(country, "SMS", written);

        assertThat(fault.field()).isEqualTo("channels[0].address");
        assertThat(fault.reason()).startsWith("must be ").contains(hint).doesNotContain(written);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@Example.COM, ada@example.com",
        "Ada.Sommer@müller.de, Ada.Sommer@xn--mller-kva.de",
        "ada@locker.example, ada@locker.example",
        "ada@mail.com, ada@mail.com",
        "ada@ymail.com, ada@ymail.com",
        "ada@cloud.com, ada@cloud.com",
        "ada@gmx.de, ada@gmx.de"
    })
    void keepsAnEmailAddressWithItsDomainInAscii(String written, String kept) {
        assertThat(read("DE", "EMAIL", written).address()).isEqualTo(new Address(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gmai.com, gmail.com",
        "gmaill.com, gmail.com",
        "gmail.co, gmail.com",
        "gmail.con, gmail.com",
        "gmailcom, gmail.com",
        "GMIAL.com, gmail.com",
        "hotmial.de, hotmail.de",
        "outlok.com, outlook.com",
        "t-onlin.de, t-online.de",
        "yaho.co.uk, yahoo.co.uk"
    })
    void hintsAtTheProviderThatSeemsToBeMeant(String typed, String meant) {
        var fault = fault("DE", "EMAIL", "ada.sommer@" + typed);

        assertThat(fault.reason()).endsWith("did you mean " + meant + "?").doesNotContain("ada", "sommer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@localhost",
                "ada@web.localhost",
                "ada@mail.invalid",
                "ada@mail.test",
                "ada@printer.local",
                "ada@company.con",
                "ada@company",
                "ada@-company.de",
                "ada@192.168.0.1",
                "ada@" + "ü",
                "adä@example.com",
                "@example.com",
                "ada@"
            })
    void refusesAnEmailAddressWhoseDomainCannotBe(String written) {
        assertThat(fault("DE", "EMAIL", written).reason())
                .startsWith("must be an e-mail address")
                .doesNotContain("ada", "company", "printer");
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, 0171 3920042, +49•••••42",
        "EMAIL, ada.sommer@example.com, a•••••@example.com",
        "EMAIL, a@example.com, •••••@example.com",
        "PUSH, push-token-of-ada-1042, •••••1042",
        "PUSH, short, •••••"
    })
    void showsAnAddressMasked(String channel, String written, String masked) {
        assertThat(read("DE", channel, written).masked()).isEqualTo(masked);
    }

    @Test
    void asksNoNumberingPlanForOtherChannels() {
        var reader = new RecipientReader((written, country) -> {
            throw new AssertionError("a numbering plan was asked");
        });

        var recipient = reader.read(recipient("DE", "EMAIL", "ada@example.com"));

        assertThat(recipient.channels()).hasSize(1);
    }

    private static Contact read(String country, String channel, String address) {
        return READER.read(recipient(country, channel, address)).channels().getFirst();
    }

    private static InvalidField fault(String country, String channel, String address) {
        return catchThrowableOfType(InvalidField.class, () -> read(country, channel, address));
    }

    private static JsonObject recipient(String country, String channel, String address) {
        return JsonObject.of(Map.of(
                "recipientId", "r-1",
                "name", "Ada",
                "language", "de",
                "country", country,
                "channels", List.of(Map.of("channel", channel, "address", address))));
    }
}
