package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.TrackingNumber;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whose requests count together.
class ResendRequestTest {

    private static final String ROLES = "arn:aws:sts::123456789012:assumed-role/";

    @Test
    void onePersonsRolesCountTogether() {
        assertThat(by(ROLES + "Agent/noor", "").countedAs())
                .isEqualTo(by(ROLES + "Approver/Noor", "").countedAs());
    }

    @Test
    void twoPeopleOfOneRoleCountApart() {
        assertThat(by(ROLES + "Agent/noor", "").countedAs())
                .isNotEqualTo(by(ROLES + "Agent/emil", "").countedAs());
    }

    @Test
    void twoAgentsThatOnePrincipalNamesCountApart() {
        assertThat(by(ROLES + "Agent/desk", "noor").countedAs())
                .isNotEqualTo(by(ROLES + "Agent/desk", "emil").countedAs());
    }

    private static ResendRequest by(String principal, String agent) {
        var wish = new Wish(
                new TrackingNumber("JD014600003828392837"),
                Optional.empty(),
                Action.RESEND,
                Optional.empty(),
                "en",
                Optional.empty(),
                Optional.of(agent).filter(typed -> !typed.isEmpty()),
                false);
        return new ResendRequest("r-1", Origin.API, Optional.of(principal), wish);
    }
}
