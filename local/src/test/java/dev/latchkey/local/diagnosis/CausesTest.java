package dev.latchkey.local.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.local.Root;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an agent is told, and what is done, for each of the eight causes and for two at once. Each is brought about
/// from outside; the agent starts `resend-code` and reads its output.
@TestInstance(Lifecycle.PER_CLASS)
class CausesTest {

    private Town town;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        town = Town.start(Root.find());
    }

    @AfterAll
    void stop() throws IOException {
        town.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        in transit                                         | DeliveryDelay       | Explained        | still on its way
        later than was promised                            | DeliveryDelay       | Explained        | is late
        the code's record is lost                          | SystemError         | CodeResent       | the fault is ours
        no code can be made                                | SystemError         | CaseOpened       | our people know of it
        a number that does not exist, and another channel  | WrongNumber         | CodeResent       | come back
        no address exists                                  | WrongNumber         | Explained        | None of the contacts
        text messages are opted out of                     | NotificationFailure | CodeResent       | has refused
        nothing is heard of any message                    | NotificationFailure | CodeResent       | nothing shows that it arrived
        misrouted                                          | CarrierIssue        | Traced           | went astray
        said to be delivered, and no door has opened       | CarrierIssue        | Traced           | no door of the locker
        a contact that changed before the code             | AccountSecurity     | Held             | for your protection
        wrong codes have locked the panel                  | AccountSecurity     | CodeResent       | takes no code until
        a jammed door                                      | LockerMalfunction   | TechnicianCalled | does not work
        a dead keypad                                      | LockerMalfunction   | CodeResent       | keypad or scanner
        the message came on the first channel              | ContactSupport      | CodeResent       | has arrived
        collected already                                  | ContactSupport      | Explained        | was collected
        """)
    void isAnsweredByItsCauseAndWhatFitsIt(String plot, Cause cause, String outcome, String words)
            throws IOException, InterruptedException {
        var verdict = told(plot);

        assertThat(verdict.first()).contains(cause);
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.actionsTaken()).isNotEmpty();
        assertThat(verdict.summary()).contains(words).doesNotContainPattern("[0-9]{6}|@");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        held, and a jammed door                             | AccountSecurity   | LockerMalfunction   | Held
        a locked panel, and a dead scanner                  | AccountSecurity   | LockerMalfunction   | Explained
        a jammed door, and a number that does not exist     | LockerMalfunction | WrongNumber         | TechnicianCalled
        a locker without a network, and a delivery          | LockerMalfunction | CarrierIssue        | TechnicianCalled
        a lost code, and text messages opted out of         | SystemError       | NotificationFailure | CodeResent
        no courier could leave it, and it is late           | CarrierIssue      | DeliveryDelay       | Explained
        """)
    void ofTwoCausesTheOneThatBlocksComesFirstAndIsActedOn(String plot, Cause first, Cause second, String outcome)
            throws IOException, InterruptedException {
        var verdict = told(plot);

        assertThat(verdict.first()).contains(first);
        assertThat(verdict.names(second)).as(verdict.words()).isTrue();
        assertThat(verdict.outcome()).isEqualTo(outcome);
    }

    private Verdict told(String plot) throws IOException, InterruptedException {
        var scene = new Scene(town, new Random(plot.hashCode()));
        try {
            Plots.named(plot).script().plays(scene);
            return scene.asks("resend");
        } finally {
            scene.ends();
        }
    }
}
