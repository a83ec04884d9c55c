package dev.latchkey.aws;

import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.Standing.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How lockers stand in `LockersTable`, at their items `locker`, and in its index `byStanding`: only provisioned
/// lockers have the attribute, so looking through a state costs what is in it.
final class DynamoDbFleet implements Fleet {

    private static final String LOCKER = "locker";
    private static final String BY_STANDING = "byStanding";
    /// A key cannot be empty, and every id starts with a letter or digit.
    private static final String BEFORE_ALL = "!";

    private final DynamoDbTable table;

    DynamoDbFleet(DynamoDbTable lockersTable) {
        this.table = lockersTable;
    }

    @Override
    public void keep(String lockerId, Standing standing, Instant lookAt) {
        var values = Item.empty()
                .with(":standing", standing.state().name())
                .with(":openFaults", standing.openFaults())
                .with(":wrongCodes", standing.wrongCodes())
                .with(":lookAt", lookAt);
        standing.awaySince().ifPresent(since -> values.with(":awaySince", since));
        table.updateIf(
                lockerId,
                LOCKER,
                Expression.of(
                        "SET #standing = :standing, #openFaults = :openFaults, #wrongCodes = :wrongCodes, #lookAt = :lookAt"
                                + (standing.awaySince().isPresent()
                                        ? ", #awaySince = :awaySince"
                                        : " REMOVE #awaySince"),
                        values.attributes()),
                "attribute_exists(#standing)");
    }

    @Override
    public List<Overview> in(State state, String after, int most) {
        return table
                .client()
                .query(request -> request.tableName(table.name())
                        .indexName(BY_STANDING)
                        .keyConditionExpression("standing = :state AND lockerId > :after")
                        .expressionAttributeValues(Map.of(
                                ":state", Item.value(state.name()),
                                ":after", Item.value(after.isEmpty() ? BEFORE_ALL : after)))
                        .limit(most))
                .items()
                .stream()
                .map(Item::of)
                .map(DynamoDbFleet::overview)
                .toList();
    }

    private static Overview overview(Item item) {
        return new Overview(
                item.string("lockerId"),
                item.string("name"),
                new Standing(
                        item.optionalInstant("awaySince"),
                        (int) item.numberOr("openFaults", 0),
                        item.numberOr("wrongCodes", 0)),
                heartbeat(item),
                item.optionalInstant("lookAt"),
                item.numberOr("manifestVersion", 0),
                item.numberOr("appliedVersion", 0));
    }

    private static Optional<Heartbeat> heartbeat(Item item) {
        return item.optionalInstant("heardAt")
                .map(heardAt -> new Heartbeat(
                        heardAt,
                        item.string("firmware"),
                        item.optionalString("powerSource"),
                        Optional.of("batteryPercent").filter(item::has).map(item::integer)));
    }
}
