package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Case;
import dev.latchkey.support.IntegrityRecords.Position;
import dev.latchkey.support.IntegrityRecords.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Waits, recipients and cases.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class SmallContractsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Memory memory;
    private final String id = UUID.randomUUID().toString();

    SmallContractsTest(Memory.Kind kind) {
        memory = kind.memory();
    }

    @Test
    void aParkedTokenIsFoundUntilItIsRemoved() {
        memory.waits().park(id, "pickup", new TaskToken("t"));

        assertThat(memory.waits().find(id, "pickup")).contains(new TaskToken("t"));
        assertThat(memory.waits().find(id, "manifest")).isEmpty();

        memory.waits().remove(id, "pickup", new TaskToken("t"));
        memory.waits().remove(id, "pickup", new TaskToken("t"));
        assertThat(memory.waits().find(id, "pickup")).isEmpty();
    }

    @Test
    void aNewerTokenReplacesAnOlderOneAndOutlivesItsRemoval() {
        memory.waits().park(id, "pickup", new TaskToken("older"));
        memory.waits().park(id, "pickup", new TaskToken("newer"));

        memory.waits().remove(id, "pickup", new TaskToken("older"));

        assertThat(memory.waits().find(id, "pickup")).contains(new TaskToken("newer"));
    }

    @Test
    void aRecipientsNewestContactIsFound() {
        var known = memory.recipients().register(recipient("1"), "acme", NOW);

        assertThat(known).isEqualTo(new Known(recipient("1"), "acme", 1, NOW));
        assertThat(memory.recipients().find(id)).contains(known);
    }

    @Test
    void theSameContactAgainIsNoNewVersion() {
        var first = memory.recipients().register(recipient("1"), "acme", NOW);

        assertThat(memory.recipients().register(recipient("1"), "acme", NOW.plusSeconds(9)))
                .isEqualTo(first);
    }

    @Test
    void aChangedContactIsTheNextVersion() {
        memory.recipients().register(recipient("1"), "acme", NOW);

        assertThat(memory.recipients().register(recipient("2"), "acme", NOW).version())
                .isEqualTo(2);
        assertThat(memory.recipients().find(id).orElseThrow().recipient()).isEqualTo(recipient("2"));
    }

    @Test
    void anotherSendersRegistrationChangesNothing() {
        var first = memory.recipients().register(recipient("1"), "acme", NOW);

        assertThat(memory.recipients().register(recipient("2"), "other-shop", NOW))
                .isEqualTo(first);
        assertThat(memory.recipients().find(id)).contains(first);
    }

    @Test
    void theSameContactFromManyAtOnceIsOneVersion() throws Exception {
        var registered = AtOnce.run(
                i -> memory.recipients().register(recipient("1"), "acme", NOW).version());

        assertThat(registered).containsOnly(1L);
    }

    @Test
    void aContactThatIsThereIsRestoredAsItIs() {
        memory.recipients().register(recipient("1"), "acme", NOW);
        var newest = memory.recipients().register(recipient("2"), "acme", NOW);

        assertThat(memory.recipients().restore(id)).contains(newest);
        assertThat(memory.recipients().find(id)).contains(newest);
    }

    @Test
    void aRecipientWhomNobodyRegisteredIsNotRestored() {
        assertThat(memory.recipients().restore(id)).isEmpty();
    }

    @Test
    void aCheckGoesOnWhereTheOneBeforeStopped() {
        var records = memory.integrityRecords();

        records.keepPosition(new Position(Stage.DELIVERIES, "d-1"));
        records.keepPosition(new Position(Stage.RESERVATIONS, ""));
        assertThat(records.position()).contains(new Position(Stage.RESERVATIONS, ""));

        records.forgetPosition();
        assertThat(records.position()).isEmpty();
    }

    @Test
    void aSuspicionIsAsOldAsItsFirstLook() {
        var records = memory.integrityRecords();

        assertThat(records.suspectedSince(id, "lost", NOW)).isEqualTo(NOW);
        assertThat(records.suspectedSince(id, "lost", NOW.plusSeconds(9))).isEqualTo(NOW);
        assertThat(records.suspectedSince(id, "else", NOW.plusSeconds(9))).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void aCaseIsOpenedOnce() {
        var opened = new Case("fault", id, "SystemFault", "Issue Code", "Error", NOW);
        var again = new Case("fault", id, "SystemFault", "Issue Code", "Error", NOW.plusSeconds(9));

        memory.cases().open(opened);
        memory.cases().open(again);

        assertThat(memory.cases().of(id)).containsExactly(opened);
        assertThat(memory.cases().of("somebody-else-" + id)).isEmpty();
    }

    private Recipient recipient(String name) {
        return new Recipient(
                id,
                name,
                "de",
                "DE",
                List.of(
                        new Contact(Channel.SMS, new Address("+491713920042")),
                        new Contact(Channel.EMAIL, new Address("ada@example.com"))));
    }
}
