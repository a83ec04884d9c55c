package dev.latchkey.aws;

import dev.latchkey.aws.Transaction.Result;
import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes;
import dev.latchkey.code.Codes.Reservation.AlreadyIssued;
import dev.latchkey.code.Codes.Reservation.DigestTaken;
import dev.latchkey.code.Codes.Reservation.Reserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Codes: `code` in `DeliveriesTable`; `code#<digest>` (the reservation) and `grant#<deliveryId>` in
/// `LockersTable`.
final class DynamoDbCodes implements Codes {

    private static final String CODE = "code";
    private static final int MAX_CONFLICTS = 20;

    private final DynamoDbTable deliveries;
    private final DynamoDbTable lockers;

    DynamoDbCodes(DynamoDbTable deliveriesTable, DynamoDbTable lockersTable) {
        this.deliveries = deliveriesTable;
        this.lockers = lockersTable;
    }

    @Override
    public Optional<CodeRecord> find(String deliveryId) {
        return deliveries.find(deliveryId, CODE).map(DynamoDbCodes::read);
    }

    @Override
    public Reservation reserve(CodeRecord wanted) {
        var parts = List.of(
                lockers.putPart(reservation(wanted), isFreeAt(wanted.issuedAt())),
                lockers.putPart(grant(wanted)),
                deliveries.putPart(
                        write(deliveries.item(wanted.deliveryId(), CODE), wanted), DynamoDbTable.isAbsent()));
        for (int round = 0; round < MAX_CONFLICTS; round++) {
            var result = Transaction.write(lockers.client(), parts);
            if (result.isDone()) {
                return new Reserved(wanted);
            }
            if (result.hasFailed(2)) {
                return new AlreadyIssued(find(wanted.deliveryId()).orElseThrow());
            }
            if (result.hasFailed(0)) {
                return new DigestTaken();
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public Replacement replace(CodeRecord live, CodeRecord wanted) {
        var parts = List.of(
                lockers.putPart(reservation(wanted), isFreeAt(wanted.issuedAt())),
                lockers.putPart(grant(wanted)),
                deliveries.putPart(
                        write(deliveries.item(wanted.deliveryId(), CODE), wanted),
                        Expression.of("#digest = :digest", Map.of(":digest", Item.value(live.digest())))),
                lockers.deletePart(live.lockerId(), "code#" + live.digest(), isAbsentOrOf(live)));
        for (int round = 0; round < MAX_CONFLICTS; round++) {
            var result = Transaction.write(lockers.client(), parts);
            if (result.isDone()) {
                return Replacement.DONE;
            }
            if (result.hasFailed(2) || result.hasFailed(3)) {
                return Replacement.OUTDATED;
            }
            if (result.hasFailed(0)) {
                return Replacement.DIGEST_TAKEN;
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public boolean prolong(CodeRecord code, Instant expiresAt) {
        var later = code.until(expiresAt);
        var isEarlier = Expression.of(
                "#digest = :digest AND #expiresAt < :expiresAt",
                Map.of(":digest", Item.value(code.digest()), ":expiresAt", Item.value(expiresAt)));
        var parts = List.of(
                deliveries.putPart(write(deliveries.item(code.deliveryId(), CODE), later), isEarlier),
                lockers.putPart(reservation(later), isAbsentOrOf(code)),
                lockers.putPart(grant(later)));
        for (int round = 0; round < MAX_CONFLICTS; round++) {
            var result = Transaction.write(lockers.client(), parts);
            if (result.isDone() || result.hasFailed(0) || result.hasFailed(1)) {
                return result.isDone();
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public void release(CodeRecord code) {
        var isIts = isAbsentOrOf(code);
        delete(List.of(
                lockers.deletePart(code.lockerId(), "code#" + code.digest(), isIts),
                lockers.deletePart(code.lockerId(), "grant#" + code.deliveryId(), isIts),
                deliveries.deletePart(code.deliveryId(), CODE, isIts)));
    }

    /// Deletes what is still the code's. What is another's by now, such as digits that were given again after it
    /// had expired, does not keep the rest.
    private void delete(List<TransactWriteItem> parts) {
        var remaining = parts;
        for (int round = 0; round < MAX_CONFLICTS; round++) {
            var result = remaining.isEmpty() ? Result.DONE : Transaction.write(lockers.client(), remaining);
            if (result.isDone()) {
                return;
            }
            remaining = result.withoutFailed(remaining);
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    private Item reservation(CodeRecord wanted) {
        return write(lockers.item(wanted.lockerId(), "code#" + wanted.digest()), wanted)
                .forgetAt(wanted.expiresAt().plus(KEPT));
    }

    private Item grant(CodeRecord wanted) {
        return write(lockers.item(wanted.lockerId(), "grant#" + wanted.deliveryId()), wanted)
                .forgetAt(wanted.expiresAt().plus(KEPT));
    }

    private static Expression isFreeAt(Instant now) {
        return Expression.of(
                "attribute_not_exists(#item) OR #expiresAt < :longOver",
                Map.of(":longOver", Item.value(now.minus(KEPT))));
    }

    private static Expression isAbsentOrOf(CodeRecord code) {
        return Expression.of(
                "attribute_not_exists(#item) OR #digest = :digest AND #deliveryId = :delivery",
                Map.of(":digest", Item.value(code.digest()), ":delivery", Item.value(code.deliveryId())));
    }

    private static Item write(Item item, CodeRecord code) {
        return item.with("deliveryId", code.deliveryId())
                .with("lockerId", code.lockerId())
                .with("compartment", code.compartment())
                .with("codeVersion", code.version())
                .with("codeLength", code.length())
                .with("keyVersion", code.keyVersion())
                .with("digest", code.digest())
                .with("issuedAt", code.issuedAt())
                .with("expiresAt", code.expiresAt());
    }

    private static CodeRecord read(Item item) {
        return new CodeRecord(
                item.string("deliveryId"),
                item.string("lockerId"),
                item.integer("compartment"),
                item.integer("codeVersion"),
                item.integer("codeLength"),
                item.string("keyVersion"),
                item.string("digest"),
                item.instant("issuedAt"),
                item.instant("expiresAt"));
    }
}
