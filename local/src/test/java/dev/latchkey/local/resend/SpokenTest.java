package dev.latchkey.local.resend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpokenTest {

    @Test
    void theSummaryComesFirstThenWhatIsBehindIt() {
        var answer = """
                {"outcome": "CodeResent", "cause": "NotificationFailure", "summary": "Please look there.",
                 "evidence": [{"text": "No receipt came", "at": "2026-11-23T08:41:20Z"}, {"text": "SMS fails"}],
                 "incidentId": "sms-fi-1", "caseId": null}""";

        assertThat(Spoken.read(answer).text()).isEqualTo("""
                Please look there.

                outcome    CodeResent
                cause      NotificationFailure
                evidence   No receipt came (2026-11-23T08:41:20Z)
                evidence   SMS fails
                incidentId sms-fi-1""");
    }
}
