package dev.latchkey.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonObject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {

    private static final RecipientReader READER = new RecipientReader(new LibPhoneNumbers());
    private static final Map<String, ?> SMS = Map.of("channel", "SMS", "address", "+49 (171) 3920-042");
    private static final Map<String, ?> EMAIL = Map.of("channel", "EMAIL", "address", "ada@example.com");

    @Test
    void keepsChannelsInThePreferredOrderAndEachOnce() {
        var recipient = READER.read(with("channels", List.of(SMS, EMAIL, SMS)));

        assertThat(recipient.channels())
                .containsExactly(
                        new Contact(Channel.SMS, new Address("+491713920042")),
                        new Contact(Channel.EMAIL, new Address("ada@example.com")));
    }

    @Test
    void writesALanguageInItsCanonicalForm() {
        assertThat(READER.read(with("language", "PT-br")).language()).isEqualTo("pt-BR");
    }

    @ParameterizedTest
    @CsvSource({
        "recipientId, r 1",
        "recipientId, ''",
        "name, '   '",
        "language, d",
        "language, de_DE",
        "language, x-private",
        "country, de",
        "country, DEU",
        "country, XX"
    })
    void refusesAFieldThatBreaksItsRuleAndRepeatsNothing(String field, String value) {
        var fault = catchThrowableOfType(InvalidField.class, () -> READER.read(with(field, value)));

        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.reason()).startsWith("must ").doesNotContain("XX", "DEU", "de_DE");
    }

    @Test
    void refusesNoChannelsAndMoreThanSix() {
        assertThat(faultOf(List.of()).reason()).isEqualTo("must name 1 to 6 channels");
        assertThat(faultOf(Collections.nCopies(7, SMS)).field()).isEqualTo("channels");
        assertThat(faultOf(List.of(SMS, Map.of("channel", "SMS"))).field()).isEqualTo("channels[1].address");
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, +49 171 3920042, +491713920042",
        "SMS, +1 (555) 010-9999, +15550109999",
        "EMAIL, ' a.b+c@mail.example.co.uk ', a.b+c@mail.example.co.uk",
        "PUSH, token:1_2-3, token:1_2-3"
    })
    void bringsAnAddressIntoTheFormItsChannelTakes(Channel channel, String written, String value) {
        assertThat(Address.on(channel, written)).isEqualTo(new Address(value));
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, 01713920042",
        "SMS, +4917",
        "SMS, +1234567890123456",
        "SMS, +49 171 CALLME",
        "SMS, +٤٩١٧١٣٩٢٠٠٤٢",
        "EMAIL, ada",
        "EMAIL, ada@localhost",
        "EMAIL, ada@@example.com",
        "EMAIL, .ada@example.com",
        "EMAIL, a..b@example.com",
        "EMAIL, ada@-example.com",
        "EMAIL, ada sommer@example.com",
        "EMAIL, 'ada@example.com,eve@example.com'",
        "PUSH, 'two words'"
    })
    void refusesAnAddressThatIsImpossibleOnItsChannel(Channel channel, String written) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Address.on(channel, written))
                .withMessageNotContaining(written);
    }

    @ParameterizedTest
    @ValueSource(ints = {4097, 100_000})
    void refusesATokenThatIsTooLong(int length) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Address.on(Channel.PUSH, "x".repeat(length)));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Address.on(Channel.EMAIL, "a.".repeat(length) + "a@example.com"));
    }

    @Test
    void printsNeitherNameNorAddress() {
        var recipient = READER.read(with("name", "Ada Sommer"));

        assertThat(recipient).hasToString("Recipient[r-1]");
        assertThat(recipient.channels().getFirst()).hasToString("Contact[channel=SMS, address=Address[***]]");
    }

    private static InvalidField faultOf(List<?> channels) {
        return catchThrowableOfType(InvalidField.class, () -> READER.read(with("channels", channels)));
    }

    private static JsonObject with(String field, Object value) {
        var fields = new HashMap<String, Object>();
        fields.put("recipientId", "r-1");
        fields.put("name", "Ada");
        fields.put("language", "de");
        fields.put("country", "DE");
        fields.put("channels", List.of(SMS));
        fields.put(field, value);
        return JsonObject.of(fields);
    }
}
