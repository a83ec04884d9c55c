package dev.latchkey.local.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneRequestsTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    private final Phones phones = new Phones();
    private final Behaviours behaviours = new Behaviours();
    private final PhoneRequests requests = new PhoneRequests(phones, behaviours);

    @Test
    void deliversUnlessToldOtherwise() {
        assertThat(behaviours.of(Channel.SMS, "+49170")).isEqualTo(new Behaviour.Delivers());
    }

    @Test
    void lettsARuleForAnAddressBeatTheOneForItsChannel() {
        post("{'channel':'EMAIL','behaviour':'down'}");
        post("{'channel':'EMAIL','address':'Ada@example.com','behaviour':'slow','by':'PT30S'}");

        assertThat(behaviours.of(Channel.EMAIL, "ada@example.com"))
                .isEqualTo(new Behaviour.Slow(Duration.ofSeconds(30)));
        assertThat(behaviours.of(Channel.EMAIL, "bob@example.com")).isEqualTo(new Behaviour.Down());
        assertThat(behaviours.of(Channel.SMS, "+49170")).isEqualTo(new Behaviour.Delivers());
    }

    @Test
    void narrowsARuleToTheAddressesThatStartAlike() {
        post("{'channel':'SMS','behaviour':'down'}");
        post("{'channel':'SMS','prefix':'+358','behaviour':'silent'}");
        post("{'channel':'SMS','prefix':'+35840','behaviour':'throttled'}");
        post("{'channel':'SMS','address':'+358401','behaviour':'bounces'}");

        assertThat(behaviours.of(Channel.SMS, "+49170")).isEqualTo(new Behaviour.Down());
        assertThat(behaviours.of(Channel.SMS, "+358501")).isEqualTo(new Behaviour.Silent());
        assertThat(behaviours.of(Channel.SMS, "+358402")).isEqualTo(new Behaviour.Throttled());
        assertThat(behaviours.of(Channel.SMS, "+358401")).isEqualTo(new Behaviour.Bounces());
        assertThat(behaviours.of(Channel.PUSH, "+358501")).isEqualTo(new Behaviour.Delivers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'behaviour':'down'}                                       | channel: is missing
            {'channel':'FAX','behaviour':'down'}                       | channel: must be PUSH, SMS or EMAIL
            {'channel':'SMS'}                                          | behaviour: is missing
            {'channel':'SMS','behaviour':'sulks'}                      | behaviour: must be one of delivers
            {'channel':'SMS','behaviour':'disabled'}                   | behaviour: does not exist on the channel SMS
            {'channel':'PUSH','behaviour':'optedOut'}                  | behaviour: does not exist on the channel PUSH
            {'channel':'SMS','behaviour':'slow'}                       | by: is missing
            {'channel':'SMS','behaviour':'slow','by':'soon'}           | by: must be an ISO 8601 duration
            {'channel':'SMS','behaviour':'slow','by':'-PT1S'}          | by: must not be negative
            {'channel':'SMS','behaviour':'down','by':'PT1S'}           | by: belongs to the behaviour slow alone
            {'channel':'SMS','behaviour':'down','address':7}           | address: must be a text
            {'channel':'SMS','behaviour':'down','adress':'+49170'}     | adress: is not a field of a rule
            {'channel':'SMS','behaviour':'down','address':'+1','prefix':'+1'} | prefix: does not go with an address
            [1]                                                        | body: is not a JSON object
            {oops                                                      | body: is not JSON
            """)
    void namesTheFieldAtFault(String body, String message) {
        assertThatThrownBy(() -> post(body.replace("'", "\"")))
                .isInstanceOf(BadPhoneRequest.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void listsWhatArrivedOldestFirst() {
        phones.receive(new Received(Channel.SMS, "+49170", null, null, "one", AT));
        phones.receive(new Received(Channel.EMAIL, "ada@example.com", "Hi", null, "two", AT));

        assertThat(requests.messagesJson(null, null))
                .isEqualTo("{\"messages\":["
                        + "{\"channel\":\"SMS\",\"address\":\"+49170\",\"text\":\"one\",\"at\":\"2026-11-23T10:00:00Z\"},"
                        + "{\"channel\":\"EMAIL\",\"address\":\"ada@example.com\",\"subject\":\"Hi\",\"text\":\"two\","
                        + "\"at\":\"2026-11-23T10:00:00Z\"}]}");
    }

    @Test
    void listsOneChannelOrAddress() {
        phones.receive(new Received(Channel.SMS, "+49170", null, null, "one", AT));
        phones.receive(new Received(Channel.PUSH, "token", null, "T", "two", AT));

        assertThat(requests.messagesJson("SMS", null)).contains("one").doesNotContain("two");
        assertThat(requests.messagesJson(null, "token")).contains("two").doesNotContain("one");
        assertThat(requests.messagesJson("SMS", "token")).isEqualTo("{\"messages\":[]}");
    }

    @Test
    void keepsAddressesAndTextsOutOfPrintedMessages() {
        var message = new Received(Channel.SMS, "+49170", null, null, "code 12345678", AT);

        assertThat(message.toString()).doesNotContain("49170", "12345678");
    }

    private void post(String body) {
        requests.receipts(body.replace("'", "\"").getBytes());
    }
}
