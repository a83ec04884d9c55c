package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes.Reservation.Reserved;
import dev.latchkey.digest.Figure.Sent;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.notice.Lane;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What AWS does and DynamoDB Local does not, and what only the tables show.
class DynamoDbFaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final LocalTables tables = new LocalTables();
    private final Memory memory = Memory.onDynamoDb(tables);
    private final String lockerId = "locker-" + UUID.randomUUID();
    private final String deliveryId = "d-" + UUID.randomUUID();

    @Test
    void aReservationThatMeetsAnotherTransactionIsTriedAgain() {
        tables.http().cancelNextTransaction("TransactionConflict");

        assertThat(memory.codes().reserve(code())).isEqualTo(new Reserved(code()));
    }

    @Test
    void aReleaseThatMeetsAnotherTransactionIsTriedAgain() {
        memory.codes().reserve(code());
        tables.http().cancelNextTransaction("TransactionConflict");

        memory.codes().release(code());

        assertThat(memory.codes().find(deliveryId)).isEmpty();
    }

    @Test
    void aChangeThatMeetsAnotherTransactionIsTriedAgain() {
        var unknown = Delivery.unknown("acme", lockerId);
        tables.http().cancelNextTransaction("TransactionConflict");

        var changed = new ChangeDelivery(memory.deliveries())
                .change(
                        unknown,
                        known -> known.delivered(NOW),
                        TimelineEntry.of("e", NOW, "Something"),
                        Optional.empty());

        assertThat(changed.isNew()).isTrue();
        assertThat(memory.deliveries().find(unknown.deliveryId())).isPresent();
    }

    @Test
    void aLockersFaultIsForgottenAYearAfterItIsOverAndNeverWhileItIsOpen() {
        var fault = LockerFault.begun(lockerId, "displayDead", "minor", 0, NOW, Map.of());
        memory.faults().raise(fault);
        var over = NOW.plus(Duration.ofDays(400));

        assertThat(stored(fault).has("forgetAt")).isFalse();
        memory.faults().clear(lockerId, "displayDead", 0, over);

        assertThat(stored(fault).number("forgetAt"))
                .isEqualTo(over.plus(Duration.ofDays(365)).getEpochSecond());
    }

    private Item stored(LockerFault fault) {
        return tables.lockers().find(lockerId, "fault#" + fault.faultId()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "ProvisionedThroughputExceededException", "InternalServerError"})
    void aCountThatIsNotTakenIsLostAndSaidToBe(String error) {
        var lane = new Lane(Channel.SMS, lockerId);
        tables.http().refuse("UpdateItem", error);

        assertThat(memory.channelHealth().sent(lane, NOW)).isFalse();
        assertThat(memory.channelHealth().received(lane, NOW)).isFalse();
        assertThat(memory.figures().add(LocalDate.EPOCH, new Sent(lane))).isFalse();
    }

    @Test
    void aCountThatMayNotBeMadeIsAFault() {
        var lane = new Lane(Channel.SMS, lockerId);
        tables.http().refuse("UpdateItem", "AccessDeniedException");

        assertThatExceptionOfType(ServiceRefused.class)
                .isThrownBy(
                        () -> AwsFaults.translating(() -> memory.channelHealth().sent(lane, NOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded"})
    void aThrottledTransactionIsWorthTryingAgain(String reason) {
        tables.http().cancelNextTransaction(reason);

        assertThatExceptionOfType(ServiceUnavailable.class)
                .isThrownBy(() -> AwsFaults.translating(() -> memory.codes().reserve(code())))
                .withMessageContaining(reason);
    }

    @Test
    void aMalformedTransactionIsNot() {
        tables.http().cancelNextTransaction("ValidationError");

        assertThatExceptionOfType(ServiceRefused.class)
                .isThrownBy(() -> AwsFaults.translating(() -> memory.codes().reserve(code())));
    }

    @Test
    void theNewestHealthCounts() {
        for (long seconds : new long[] {60, 30}) {
            var envelope = new Envelope("e-" + seconds, 1, NOW.plusSeconds(seconds));
            memory.lockers().noteHealth(lockerId, new Health(envelope, "0.1." + seconds, 1, seconds), NOW);
        }

        assertThat(item("locker").string("firmware")).isEqualTo("0.1.60");
    }

    @Test
    void aCompartmentIsEmptiedOfItsOwnParcelOnly() {
        memory.lockers().keepDeposit(lockerId, new Deposit("e-1", "JD0001", 7, NOW));
        memory.lockers().keepDeposit(lockerId, new Deposit("e-2", "JD0002", 7, NOW));

        memory.lockers().vacate(lockerId, 7, "JD0001");
        assertThat(item("compartment#7").string("trackingNumber")).isEqualTo("JD0002");

        memory.lockers().vacate(lockerId, 7, "JD0002");
        assertThat(tables.lockers().find(lockerId, "compartment#7")).isEmpty();
    }

    private Item item(String item) {
        return tables.lockers().find(lockerId, item).orElseThrow();
    }

    private CodeRecord code() {
        return new CodeRecord(deliveryId, lockerId, 7, 1, 8, "v1", "digest", NOW, NOW.plusSeconds(3600));
    }
}
