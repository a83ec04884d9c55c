package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::1:user/noor, noor",
        "arn:aws:iam::1:user/support/berlin/noor, noor",
        "arn:aws:iam::1:user/Noor, noor",
        "arn:aws:sts::1:assumed-role/Agent/noor, noor",
        "arn:aws:sts::1:assumed-role/AWSReservedSSO_Agent_a/noor@example.com, noor@example.com",
        "arn:aws:sts::1:federated-user/noor, noor",
        "arn:aws:iam::1:root, arn:aws:iam::1:root",
    })
    void aPersonIsTheUserOrTheNameOfTheSession(String arn, String person) {
        assertThat(new Principal(arn).person()).isEqualTo(person);
    }

    @Test
    void oneSessionNameInTwoRolesIsOnePerson() {
        var asker = new Principal("arn:aws:sts::1:assumed-role/AWSReservedSSO_Agent_a/alice@example.com");

        assertThat(asker.isSamePersonAs(
                        new Principal("arn:aws:sts::1:assumed-role/AWSReservedSSO_Approver_b/alice@example.com")))
                .isTrue();
        assertThat(asker.isSamePersonAs(
                        new Principal("arn:aws:sts::1:assumed-role/AWSReservedSSO_Agent_a/bob@example.com")))
                .isFalse();
    }

    @Test
    void aUserWhoAssumesARoleUnderTheirOwnNameIsOnePerson() {
        assertThat(new Principal("arn:aws:iam::1:user/noor")
                        .isSamePersonAs(new Principal("arn:aws:sts::1:assumed-role/Approver/noor")))
                .isTrue();
    }
}
