package dev.latchkey.aws;

import dev.latchkey.aws.Transaction.Result;
import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes;
import dev.latchkey.code.Codes.Reservation.AlreadyIssued;
import dev.latchkey.code.Codes.Reservation.DigestTaken;
import dev.latchkey.code.Codes.Reservation.Reserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Codes: `code` in `DeliveriesTable`; `code#<digest>` (the reservation) and `grant#<deliveryId>` in
/// `LockersTable`.
final class DynamoDbCodes implements Codes {

    private static final String CODE = "code";
    private static final String BY_RESERVATION = "byReservation";
    /// Stands in `reservation` of every `code#` and `grant#`, for their index.
    private static final String HELD = "held";
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
                lockers.putPart(atLocker(digits(wanted), wanted), isFreeAt(wanted.issuedAt())),
                lockers.putPart(atLocker(grant(wanted), wanted)),
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
        var parts = new ArrayList<>(List.of(
                lockers.putPart(atLocker(digits(wanted), wanted), isFreeAt(wanted.issuedAt())),
                lockers.putPart(atLocker(grant(wanted), wanted)),
                deliveries.putPart(
                        write(deliveries.item(wanted.deliveryId(), CODE), wanted),
                        Expression.of("#digest = :digest", Map.of(":digest", Item.value(live.digest())))),
                lockers.deletePart(live.lockerId(), digits(live), isAbsentOrOf(live))));
        if (!live.lockerId().equals(wanted.lockerId())) {
            parts.add(lockers.deletePart(live.lockerId(), grant(live), isAbsentOrOf(live)));
        }
        for (int round = 0; round < MAX_CONFLICTS; round++) {
            var result = Transaction.write(lockers.client(), parts);
            if (result.isDone()) {
                return Replacement.DONE;
            }
            if (result.hasFailed(2) || result.hasFailed(3) || result.hasFailed(4)) {
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
                lockers.putPart(atLocker(digits(later), later), isAbsentOrOf(code)),
                lockers.putPart(atLocker(grant(later), later)));
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
                lockers.deletePart(code.lockerId(), digits(code), isIts),
                lockers.deletePart(code.lockerId(), grant(code), isIts),
                deliveries.deletePart(code.deliveryId(), CODE, isIts)));
    }

    @Override
    public boolean isAtLocker(CodeRecord code) {
        return Stream.of(digits(code), grant(code))
                .allMatch(item -> lockers.find(code.lockerId(), item)
                        .map(DynamoDbCodes::read)
                        .filter(held -> isSame(held, code))
                        .isPresent());
    }

    @Override
    public boolean restore(CodeRecord code) {
        var isIts = isAbsentOrOf(code);
        return write(List.of(
                lockers.putPart(atLocker(digits(code), code), isIts),
                lockers.putPart(atLocker(grant(code), code), isIts),
                deliveries.putPart(write(deliveries.item(code.deliveryId(), CODE), code), isIts)));
    }

    @Override
    public List<AtLocker> atLockers(String after, int most) {
        return lockers
                .client()
                .query(request -> request.tableName(lockers.name())
                        .indexName(BY_RESERVATION)
                        .keyConditionExpression("reservation = :held")
                        .expressionAttributeValues(Map.of(":held", Item.value(HELD)))
                        .exclusiveStartKey(after.isEmpty() ? null : start(after))
                        .limit(most))
                .items()
                .stream()
                .map(Item::of)
                .map(item -> new AtLocker(place(item), read(item)))
                .toList();
    }

    @Override
    public boolean removeOrphan(AtLocker orphan) {
        var code = orphan.code();
        var item = orphan.place().substring(orphan.place().indexOf(' ') + 1);
        var isAsSeen = Expression.of(
                "#deliveryId = :delivery AND #digest = :digest AND #issuedAt = :issued",
                Map.of(
                        ":delivery", Item.value(code.deliveryId()),
                        ":digest", Item.value(code.digest()),
                        ":issued", Item.value(code.issuedAt())));
        var isNotTheDeliverys = Expression.of(
                "attribute_not_exists(#item) OR #digest <> :digest OR #lockerId <> :locker",
                Map.of(":digest", Item.value(code.digest()), ":locker", Item.value(code.lockerId())));
        return write(List.of(
                lockers.deletePart(code.lockerId(), item, isAsSeen),
                deliveries.checkPart(code.deliveryId(), CODE, isNotTheDeliverys)));
    }

    /// @return false where a condition did not hold
    private boolean write(List<TransactWriteItem> parts) {
        for (int round = 0; round < MAX_CONFLICTS; round++) {
            var result = Transaction.write(lockers.client(), parts);
            if (result.isDone() || !result.failed().isEmpty()) {
                return result.isDone();
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    private static Map<String, AttributeValue> start(String place) {
        int space = place.indexOf(' ');
        return Map.of(
                "reservation", Item.value(HELD),
                "lockerId", Item.value(place.substring(0, space)),
                "item", Item.value(place.substring(space + 1)));
    }

    private static String place(Item item) {
        return item.string("lockerId") + " " + item.string(DynamoDbTable.ITEM);
    }

    private static boolean isSame(CodeRecord held, CodeRecord code) {
        return held.digest().equals(code.digest()) && held.deliveryId().equals(code.deliveryId());
    }

    private static String digits(CodeRecord code) {
        return "code#" + code.digest();
    }

    private static String grant(CodeRecord code) {
        return "grant#" + code.deliveryId();
    }

    /// An item at the code's locker, which the index of reservations holds until it is forgotten.
    private Item atLocker(String item, CodeRecord code) {
        return write(lockers.item(code.lockerId(), item), code)
                .with("reservation", HELD)
                .forgetAt(code.expiresAt().plus(KEPT));
    }

    /// Deletes what is still the code's. What is another's by now, such as digits that were given again
    /// after it had expired, does not keep the rest.
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
