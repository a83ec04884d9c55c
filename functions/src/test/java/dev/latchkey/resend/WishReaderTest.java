package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.WishReader.Typed;
import dev.latchkey.shipment.TrackingNumber;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishReaderTest {

    private final WishReader reader = new WishReader();

    @Test
    void readsWhatAnAgentTypes() {
        var typed = reader.read(EventFile.json("support/resend.json"));

        assertThat(typed.wish())
                .isEqualTo(new Wish(
                        new TrackingNumber("JD014600003828392837"),
                        Optional.empty(),
                        Action.RESEND,
                        Optional.of(Channel.EMAIL),
                        "de",
                        Optional.of("Standing at the locker, no message"),
                        Optional.of("noor"),
                        false));
        assertThat(typed.newContact()).isEmpty();
    }

    @Test
    void aTrackingNumberIsEnough() {
        var wish = read("{\"trackingNumber\":\"JD0146\"}").wish();

        assertThat(wish)
                .isEqualTo(new Wish(
                        new TrackingNumber("JD0146"),
                        Optional.empty(),
                        Action.RESEND,
                        Optional.empty(),
                        "en",
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JD0146 0000 38",
                "jd0146-0000-38",
                " JD0146.0000.38 ",
                "JD0146\u00a00000\u201138",
                "JD0146\u200b000038",
                "\uff2a\uff240146000038",
                "#JD0146/0000/38",
                "'JD0146_000038'",
                "JD0146\u2013000038\n"
            })
    void aTrackingNumberIsUnderstoodAsPeopleWriteIt(String typed) {
        var wish = reader.read(JsonObject.of(Map.of("trackingNumber", typed))).wish();

        assertThat(wish.trackingNumber().value()).isEqualTo("JD0146000038");
    }

    @ParameterizedTest
    @CsvSource({"SMS,SMS", "sms,SMS", "Sms,SMS", "e-mail,EMAIL", "Email,EMAIL", "push,PUSH"})
    void aChannelIsUnderstoodInAnyCase(String typed, Channel channel) {
        assertThat(read("{\"trackingNumber\":\"JD0146\",\"channel\":\"" + typed + "\"}")
                        .wish()
                        .channel())
                .contains(channel);
    }

    @ParameterizedTest
    @CsvSource({
        "diagnose,DIAGNOSE",
        "resend,RESEND",
        "Rotate,ROTATE",
        "EXTEND,EXTEND",
        "open,OPEN",
        "relocate,RELOCATE",
        "cancel,CANCEL",
        "release,RELEASE"
    })
    void anActionIsUnderstoodInAnyCase(String typed, Action action) {
        assertThat(read("{\"trackingNumber\":\"JD0146\",\"action\":\"" + typed + "\"}")
                        .wish()
                        .action())
                .isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"de,de", "de-AT,de", "de_AT,de", "FR,fr", "klingon!,en", "+491713920042,en", "x-491713920042,en"})
    void ofALanguageOnlyTheLanguageIsKept(String typed, String kept) {
        assertThat(read("{\"trackingNumber\":\"JD0146\",\"language\":\"" + typed + "\"}")
                        .wish()
                        .language())
                .isEqualTo(kept);
    }

    @Test
    void aNewContactIsKeptApart() {
        var typed = reader.read(EventFile.json("support/resend-to-new-contact.json"));

        assertThat(typed.wish().hasNewContact()).isTrue();
        assertThat(typed.wish().isStepUp()).isTrue();
        assertThat(typed.newContact()).contains(new Proposal(Channel.SMS, new Address("0171 3920099")));
        assertThat(typed.toString()).doesNotContain("3920099");
    }

    @Test
    void noAddressOrNumberStaysInWhatSomebodyWrites() {
        var wish = read("""
                {"trackingNumber": "JD0146", "agent": "noor@support.example",
                 "reason": "ada@example.com, +49 (171) 392-0042, or\\n0171 3920042; door 7"}""").wish();

        assertThat(wish.reason()).contains("… …, or …; door 7");
        assertThat(wish.agent()).contains("noor");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{}|trackingNumber|is missing",
                "{\"trackingNumber\":null}|trackingNumber|is missing",
                "{\"trackingNumber\":\"\"}|trackingNumber|must not be blank",
                "{\"trackingNumber\":\"  \"}|trackingNumber|must not be blank",
                "{\"trackingNumber\":\"-\"}|trackingNumber|must have 4 to 40 letters and digits",
                "{\"trackingNumber\":\"abc\"}|trackingNumber|must have 4 to 40 letters and digits",
                "{\"trackingNumber\":\"ada@example.com\"}|trackingNumber|must have 4 to 40 letters and digits",
                "{\"trackingNumber\":3828392837}|trackingNumber|must be a string",
                "{\"trackingNumber\":[\"JD0146\"]}|trackingNumber|must be a string",
                "{\"trackingNumber\":\"JD0146\",\"channel\":\"FAX\"}|channel|must be one of push, sms, email",
                "{\"trackingNumber\":\"JD0146\",\"channel\":7}|channel|must be a string",
                "{\"trackingNumber\":\"JD0146\",\"language\":7}|language|must be a string",
                "{\"trackingNumber\":\"JD0146\",\"carrier\":\"no carrier!\"}|carrier|must be the name of a carrier, such as acme",
                "{\"trackingNumber\":\"JD0146\",\"newContact\":\"x\"}|newContact|must be an object",
                "{\"trackingNumber\":\"JD0146\",\"newContact\":{\"channel\":\"SMS\"}}|newContact.address|is missing",
                "{\"trackingNumber\":\"JD0146\",\"newContact\":{\"address\":\"+4917\"}}|newContact.channel|is missing",
                "{\"trackingNumber\":\"JD0146\",\"action\":\"extend\",\"newContact\":{\"channel\":\"SMS\",\"address\":\"+4917\"}}"
                        + "|action|must be resend where there is a newContact"
            })
    void saysWhatIsMissingOrWrongAndRepeatsNothing(String input, String field, String reason) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> read(input))
                .satisfies(fault -> assertThat(fault.field()).isEqualTo(field))
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(reason));
    }

    @Test
    void anActionThatNobodyKnowsIsRefused() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> read("{\"trackingNumber\":\"JD0146\",\"action\":\"explode\"}"))
                .withMessageContaining("diagnose, resend, rotate");
    }

    @Test
    void ofALongReasonTheBeginningIsKept() {
        var told = "a".repeat(199) + "😀 and then";

        var wish = read("{\"trackingNumber\":\"JD0146\",\"reason\":\"" + told + "\"}")
                .wish();

        assertThat(wish.reason()).contains("a".repeat(199) + "😀");
    }

    @ParameterizedTest
    @CsvSource({"diagnose.json,DIAGNOSE", "extend.json,EXTEND", "rotate.json,ROTATE", "open.json,OPEN"})
    void readsTheSampleOfAnAction(String file, Action action) {
        var typed = reader.read(EventFile.json("support/" + file));

        assertThat(typed.wish().action()).isEqualTo(action);
        assertThat(typed.wish().trackingNumber().value()).isEqualTo("JD014600003828392837");
    }

    @Test
    void aFieldThatIsMisspeltIsNotPassedOver() {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> read("{\"trackingNumber\":\"JD0146\",\"acton\":\"diagnose\"}"))
                .withMessageContaining("no other fields than trackingNumber, reason, agent, channel");
    }

    @Test
    void whatTheConsoleAddsIsNobodysConcern() {
        assertThat(read("{\"Comment\":\"Insert your JSON here\",\"trackingNumber\":\"JD0146\"}")
                        .wish()
                        .trackingNumber()
                        .value())
                .isEqualTo("JD0146");
    }

    private Typed read(String json) {
        return reader.read(JsonObject.parse(json));
    }
}
