package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Faults in `LockersTable`: `fault#<faultId>`, and `faultState#<code>#<compartment>` with the newest one there and
/// until when there was none. A fault is forgotten a year after it is over, and never while it is open.
/// `outage#<faultId>` under `outages#<day>` says of one that is over how long there was it.
final class DynamoDbFaults implements Faults {

    private static final String STATE = "faultState#";
    private static final String OUTAGES = "outages#";
    private static final String OUTAGE = "outage#";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Duration OUTAGES_KEPT = Duration.ofDays(60);
    private static final int MAX_ROUNDS = 20;

    private final DynamoDbTable table;

    DynamoDbFaults(DynamoDbTable lockersTable) {
        this.table = lockersTable;
    }

    @Override
    public Raised raise(LockerFault begun) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var state = state(begun.lockerId(), begun.code(), begun.compartment());
            var raised = raise(begun, state);
            if (raised.isPresent()) {
                return raised.get();
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    /// @return nothing where somebody else was faster
    private Optional<Raised> raise(LockerFault begun, Optional<State> state) {
        var open = state.filter(State::isOpen).flatMap(known -> find(begun.lockerId(), known.faultId()));
        if (open.isPresent()) {
            return Optional.of(new Raised.Known(open.get()));
        }
        var overAt = state.flatMap(State::clearedAt).filter(at -> !at.isBefore(begun.since()));
        if (overAt.isPresent()) {
            table.putIfAbsent(write(begun.cleared(overAt.get())));
            table.put(outage(begun.lockerId(), begun.faultId(), begun.since(), overAt.get()));
            return Optional.of(
                    new Raised.Over(find(begun.lockerId(), begun.faultId()).orElseThrow()));
        }
        var same = find(begun.lockerId(), begun.faultId());
        if (same.filter(fault -> !fault.isOpen()).isPresent()) {
            return same.map(Raised.Over::new);
        }
        var result = Transaction.write(
                table.client(),
                List.of(
                        table.putPart(write(begun), DynamoDbTable.isAbsent()),
                        table.putPart(write(begun, state.orElse(State.NOTHING).opened(begun)), isStill(state))));
        return result.isDone() ? Optional.of(new Raised.Opened(begun)) : Optional.empty();
    }

    @Override
    public Optional<LockerFault> clear(String lockerId, String code, int compartment, Instant at) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var state = state(lockerId, code, compartment);
            if (state.filter(known -> known.isAfter(at)).isPresent()
                    || clear(table.item(lockerId, item(code, compartment)), state, at)) {
                return state.filter(State::hasFault)
                        .flatMap(known -> find(lockerId, known.faultId()))
                        .filter(fault -> !fault.isOpen());
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    /// @return false where somebody else was faster
    private boolean clear(Item item, Optional<State> state, Instant at) {
        var known = state.orElse(State.NOTHING);
        var over = table.putPart(write(item, known.clearedAt(at)), isStill(state));
        if (!known.isOpen()) {
            return Transaction.write(table.client(), List.of(over)).isDone();
        }
        var ended = Expression.of(
                "SET #clearedAt = :at, #forgetAt = :forgetAt",
                Map.of(
                        ":at", Item.value(at),
                        ":forgetAt", Item.value(at.plus(KEPT).getEpochSecond())));
        var fault = table.updatePart(item.string("lockerId"), fault(known.faultId()), ended);
        var outage = table.putPart(outage(item.string("lockerId"), known.faultId(), known.since(), at));
        return Transaction.write(table.client(), List.of(over, fault, outage)).isDone();
    }

    @Override
    public Optional<LockerFault> find(String lockerId, String faultId) {
        return table.find(lockerId, fault(faultId)).map(DynamoDbFaults::read);
    }

    @Override
    public List<LockerFault> open(String lockerId) {
        return openSince(lockerId, Instant.MAX);
    }

    @Override
    public List<LockerFault> openSince(String lockerId, Instant time) {
        return table.query(lockerId, STATE).stream()
                .map(DynamoDbFaults::readState)
                .filter(State::hasFault)
                .filter(state -> state.isOpenAt(time))
                .flatMap(state -> find(lockerId, state.faultId()).stream())
                .filter(fault -> fault.isOpenAt(time))
                .toList();
    }

    @Override
    public Optional<LockerFault> note(String lockerId, String faultId, UnaryOperator<Handling> change) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var item = table.find(lockerId, fault(faultId));
            if (item.isEmpty()) {
                return Optional.empty();
            }
            var known = read(item.get());
            var changed = known.with(change.apply(known.handling()));
            if (changed.equals(known) || keepHandling(changed, item.get().number("revision"))) {
                return Optional.of(changed);
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public List<Outage> overOn(LocalDate day) {
        return table.query(OUTAGES + day, OUTAGE).stream()
                .map(item -> new Outage(item.string("of"), item.instant("since"), item.instant("clearedAt")))
                .toList();
    }

    private Item outage(String lockerId, String faultId, Instant since, Instant clearedAt) {
        return table.item(OUTAGES + LocalDate.ofInstant(clearedAt, ZoneOffset.UTC), OUTAGE + faultId)
                .with("of", lockerId)
                .with("since", since)
                .with("clearedAt", clearedAt)
                .forgetAt(clearedAt.plus(OUTAGES_KEPT));
    }

    private boolean keepHandling(LockerFault fault, long revision) {
        var values = Item.empty()
                .with(":handling", JsonText.text(fields(fault.handling())))
                .with(":revision", revision)
                .with(":next", revision + 1);
        return table.updateIf(
                fault.lockerId(),
                fault(fault.faultId()),
                Expression.of("SET #handling = :handling, #revision = :next", values.attributes()),
                "#revision = :revision");
    }

    private Optional<State> state(String lockerId, String code, int compartment) {
        return table.find(lockerId, item(code, compartment)).map(DynamoDbFaults::readState);
    }

    private static Expression isStill(Optional<State> state) {
        return state.map(known -> Expression.of("#version = :version", Map.of(":version", Item.value(known.version()))))
                .orElseGet(DynamoDbTable::isAbsent);
    }

    private static String item(String code, int compartment) {
        return STATE + code + "#" + compartment;
    }

    private static String fault(String faultId) {
        return "fault#" + faultId;
    }

    private Item write(LockerFault fault, State state) {
        return write(table.item(fault.lockerId(), item(fault.code(), fault.compartment())), state);
    }

    private static Item write(Item item, State state) {
        item.with("version", state.version() + 1)
                .with("faultId", state.faultId())
                .with("since", state.since());
        state.clearedAt().ifPresent(at -> item.with("clearedAt", at));
        return item;
    }

    private static State readState(Item item) {
        return new State(
                item.number("version"),
                item.string("faultId"),
                item.instant("since"),
                item.optionalInstant("clearedAt"));
    }

    private Item write(LockerFault fault) {
        var item = table.item(fault.lockerId(), fault(fault.faultId()))
                .with("faultId", fault.faultId())
                .with("code", fault.code())
                .with("severity", fault.severity())
                .with("compartment", fault.compartment())
                .with("since", fault.since())
                .with("evidence", JsonText.text(fault.evidence()))
                .with("handling", JsonText.text(fields(fault.handling())))
                .with("revision", 1);
        fault.clearedAt().ifPresent(at -> item.with("clearedAt", at).forgetAt(at.plus(KEPT)));
        return item;
    }

    private static LockerFault read(Item item) {
        return new LockerFault(
                item.string("faultId"),
                item.string("lockerId"),
                item.string("code"),
                item.string("severity"),
                item.integer("compartment"),
                item.instant("since"),
                new HashMap<>(JsonObject.parse(item.string("evidence")).asMap()),
                item.optionalInstant("clearedAt"),
                handling(JsonObject.parse(item.string("handling"))));
    }

    private static Map<String, Object> fields(Handling handling) {
        return JsonFields.of("confirmedAt", handling.confirmedAt())
                .and("parcels", handling.parcels())
                .and("warnedAt", handling.warnedAt())
                .and("presentDelivery", handling.present().map(Present::deliveryId))
                .and("presentAt", handling.present().map(Present::at))
                .and("triedAt", handling.triedAt())
                .and("technicianCalledAt", handling.technicianCalledAt())
                .and("escalatedAt", handling.escalatedAt())
                .map();
    }

    private static Handling handling(JsonObject fields) {
        return new Handling(
                fields.optionalInstant("confirmedAt"),
                fields.optionalStrings("parcels"),
                fields.optionalInstant("warnedAt"),
                fields.optionalInstant("presentAt").map(at -> new Present(fields.string("presentDelivery"), at)),
                fields.optionalInstant("triedAt"),
                fields.optionalInstant("technicianCalledAt"),
                fields.optionalInstant("escalatedAt"));
    }

    /// What is known of one code at one place.
    ///
    /// @param version how often it was written
    /// @param faultId the newest; `none` where no fault was heard of, only the end of one
    private record State(long version, String faultId, Instant since, Optional<Instant> clearedAt) {

        private static final String NO_FAULT = "none";

        static final State NOTHING = new State(0, NO_FAULT, Instant.EPOCH, Optional.of(Instant.EPOCH));

        State opened(LockerFault fault) {
            return new State(version, fault.faultId(), fault.since(), Optional.empty());
        }

        boolean hasFault() {
            return !faultId.equals(NO_FAULT);
        }

        boolean isOpen() {
            return hasFault() && clearedAt.isEmpty();
        }

        boolean isOpenAt(Instant time) {
            return clearedAt.filter(at -> !at.isAfter(time)).isEmpty();
        }

        /// Whether an end at that time says nothing new.
        boolean isAfter(Instant at) {
            return isOpen()
                    ? since.isAfter(at)
                    : clearedAt.filter(known -> !known.isBefore(at)).isPresent();
        }

        State clearedAt(Instant at) {
            return new State(version, faultId, since, Optional.of(at));
        }
    }
}
