package dev.latchkey.aws;

import dev.latchkey.locker.WrongCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Wrong codes in `LockersTable`: `wrong#<start of a span>`, `seen#<eventId>` of each, and `attempts` with the latest
/// lock-out.
final class DynamoDbWrongCodes implements WrongCodes {

    private static final String WRONG = "wrong#";
    private static final String ATTEMPTS = "attempts";
    private static final Duration EVENTS_REMEMBERED = Duration.ofDays(90);

    private final DynamoDbTable table;

    DynamoDbWrongCodes(DynamoDbTable lockersTable) {
        this.table = lockersTable;
    }

    @Override
    public void count(String lockerId, String eventId, Instant typedAt) {
        var span = WrongCodes.spanOf(typedAt);
        var seen = table.item(lockerId, "seen#" + eventId).forgetAt(typedAt.plus(EVENTS_REMEMBERED));
        var counted = Expression.of(
                "SET #from = :from, #forgetAt = :forgetAt ADD #wrongCodes :one",
                Map.of(
                        ":from", Item.value(span),
                        ":forgetAt", Item.value(span.plus(KEPT).getEpochSecond()),
                        ":one", Item.value(1)));
        var result = Transaction.write(
                table.client(),
                List.of(
                        table.putPart(seen, DynamoDbTable.isAbsent()),
                        table.updatePart(lockerId, WRONG + Item.text(span), counted)));
        if (result.isConflict()) {
            throw new ServiceUnavailable("dynamodb", "TransactionConflict");
        }
    }

    @Override
    public List<Count> since(String lockerId, Instant from) {
        return table.queryBetween(lockerId, WRONG + Item.text(from), WRONG + "~").stream()
                .map(item -> new Count(item.instant("from"), item.number("wrongCodes")))
                .toList();
    }

    @Override
    public void keep(String lockerId, LockOut lockOut) {
        table.updateIf(
                lockerId,
                ATTEMPTS,
                Expression.of(
                        "SET #lockedUntil = :until, #rememberedCodes = :codes",
                        Map.of(
                                ":until", Item.value(lockOut.until()),
                                ":codes", Item.value(lockOut.wrongCodes()))),
                "attribute_not_exists(#lockedUntil) OR #lockedUntil < :until");
    }

    @Override
    public Optional<LockOut> lockOut(String lockerId) {
        return table.find(lockerId, ATTEMPTS)
                .map(item -> new LockOut(item.instant("lockedUntil"), (int) item.numberOr("rememberedCodes", 0)));
    }
}
