package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes.AtLocker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Codes that lost a part of themselves, which only somebody behind the ports can do.
class DynamoDbCodesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final LocalTables tables = new LocalTables();
    private final DynamoDbCodes codes = new DynamoDbCodes(tables.deliveries(), tables.lockers());
    private final String lockerId = "locker-" + UUID.randomUUID();
    private final String deliveryId = "d-" + UUID.randomUUID();

    @Test
    void whatLiesAtALockerWithoutARecordIsRemovedOnce() {
        codes.reserve(issuedAt(NOW));
        tables.deliveries().delete(deliveryId, "code");
        var orphans = held();

        assertThat(orphans).hasSize(2).allMatch(codes::removeOrphan);

        assertThat(held()).isEmpty();
        assertThat(orphans).noneMatch(codes::removeOrphan);
    }

    @Test
    void whatWasReservedAnewMeanwhileIsNotTakenForWhatWasSeen() {
        codes.reserve(issuedAt(NOW));
        var seen = held();
        codes.release(issuedAt(NOW));
        codes.reserve(issuedAt(NOW.plusSeconds(1)));
        tables.deliveries().delete(deliveryId, "code");

        assertThat(seen).noneMatch(codes::removeOrphan);

        assertThat(held()).hasSize(2);
    }

    @Test
    void aRecordThatWasLostIsRestoredBesideWhatLiesAtItsLocker() {
        codes.reserve(issuedAt(NOW));
        tables.deliveries().delete(deliveryId, "code");

        assertThat(codes.restore(issuedAt(NOW))).isTrue();

        assertThat(codes.find(deliveryId)).contains(issuedAt(NOW));
        assertThat(held()).noneMatch(codes::removeOrphan);
    }

    private List<AtLocker> held() {
        return codes.atLockers("", 1000).stream()
                .filter(each -> each.code().lockerId().equals(lockerId))
                .toList();
    }

    private CodeRecord issuedAt(Instant at) {
        return new CodeRecord(deliveryId, lockerId, 7, 1, 8, "v1", "digest", at, NOW.plusSeconds(3600));
    }
}
