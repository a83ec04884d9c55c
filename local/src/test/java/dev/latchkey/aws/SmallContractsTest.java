package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.ContactHistory.Version;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Case;
import dev.latchkey.support.IntegrityRecords.Position;
import dev.latchkey.support.IntegrityRecords.Stage;
import dev.latchkey.support.LedgerLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Waits, recipients, cases and suspects.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class SmallContractsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final List<Case.Statement> STATEMENTS = List.of(
            new Case.Statement("carrier acme", "CarrierDelivered", NOW.minusSeconds(60)),
            new Case.Statement("locker locker-1", "DoorOpened", NOW));

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
    void everyVersionOfAContactIsKept() {
        var first = memory.recipients().register(recipient("1"), "acme", NOW);
        var second = memory.recipients().replace(first, recipient("2"), NOW.plusSeconds(9));

        var history = memory.recipients().history(id).orElseThrow();

        assertThat(history.versions())
                .containsExactly(
                        new Version(first, Optional.empty()), new Version(second.orElseThrow(), Optional.empty()));
        assertThat(history.newest()).isEqualTo(second.orElseThrow());
        assertThat(memory.recipients().history("nobody-" + id)).isEmpty();
    }

    @Test
    void aRefusedVersionStaysRefusedFromTheFirstTime() {
        var first = memory.recipients().register(recipient("1"), "acme", NOW);
        memory.recipients().replace(first, recipient("2"), NOW);

        memory.recipients().close(id, 2, NOW.plusSeconds(5));
        memory.recipients().close(id, 2, NOW.plusSeconds(9));

        assertThat(memory.recipients().history(id).orElseThrow().versions())
                .extracting(Version::closedAt)
                .containsExactly(Optional.empty(), Optional.of(NOW.plusSeconds(5)));
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
        var ledger = List.of(
                new LedgerLine(
                        "code",
                        1,
                        NoticeKind.CODE,
                        Channel.SMS,
                        NOW,
                        Evidence.ACCEPTED,
                        Optional.of(Refusal.OPTED_OUT)),
                new LedgerLine("code", 2, NoticeKind.CODE, Channel.EMAIL, NOW, Evidence.REQUESTED, Optional.empty()));
        var opened = new Case("fault", id, "SystemFault", "Issue Code", "Error", NOW, STATEMENTS, ledger);
        var again =
                new Case("fault", id, "SystemFault", "Issue Code", "Error", NOW.plusSeconds(9), List.of(), List.of());

        memory.cases().open(opened);
        memory.cases().open(again);

        assertThat(memory.cases().of(id)).containsExactly(opened);
        assertThat(memory.cases().of("somebody-else-" + id)).isEmpty();
    }

    @Test
    void aCaseBelongsToTheIncidentThatWasFoundLast() {
        var opened = new Case("fault", id, "SystemFault", "Issue Code", "Error", NOW, STATEMENTS, List.of());
        memory.cases().open(opened);

        memory.cases().link(id, "fault", "i-1");
        memory.cases().link(id, "fault", "i-2");
        memory.cases().link(id, "nothing", "i-2");

        assertThat(memory.cases().of(id)).containsExactly(opened.in("i-2"));
    }

    @Test
    void aSuspectedContactIsKnownUnderItsVersionUntilItIsCleared() {
        var sms = new ContactRef(id, 2, 0, Channel.SMS);
        var email = new ContactRef(id, 2, 1, Channel.EMAIL);
        memory.suspects().mark(sms, Refusal.DISABLED, NOW);
        memory.suspects().mark(sms, Refusal.OPTED_OUT, NOW);
        memory.suspects().mark(email, Refusal.BOUNCED, NOW);
        memory.suspects().mark(new ContactRef(id, 20, 0, Channel.SMS), Refusal.DISABLED, NOW);

        assertThat(memory.suspects().of(id, 2)).isEqualTo(Map.of(sms, Refusal.OPTED_OUT, email, Refusal.BOUNCED));
        assertThat(memory.suspects().of("somebody-else-" + id, 2)).isEmpty();

        memory.suspects().clear(email);
        memory.suspects().clear(email);
        assertThat(memory.suspects().of(id, 2)).containsOnlyKeys(sms);
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
