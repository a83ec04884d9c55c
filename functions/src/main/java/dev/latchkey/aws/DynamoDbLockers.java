package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.Grant;
import dev.latchkey.locker.HealthReportReader;
import dev.latchkey.locker.HealthReportWriter;
import dev.latchkey.locker.KeyPlan;
import dev.latchkey.locker.KeyPlan.Next;
import dev.latchkey.locker.KeyPlan.Retired;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.LockerEvent;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.VerificationKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lockers in `LockersTable`: `locker` (with its manifest versions and signing keys), `compartment#<n>`,
/// `expected#<trackingNumber>`, `deposit#<trackingNumber>`, `sync#<deliveryId>`,
/// `attempts`, `presence`, `health`.
final class DynamoDbLockers implements Lockers {

    private static final String LOCKER = "locker";
    private static final String PRESENCE = "presence";
    private static final String HEALTH = "health";
    private static final String COMPARTMENT = "compartment#";
    private static final String EXPECTED = "expected#";

    private static final String PLAN = "SET #signingKey = :present, #retiredKeys = :retired, #keysRevision = :revision";

    private final DynamoDbTable table;

    DynamoDbLockers(DynamoDbTable lockersTable) {
        this.table = lockersTable;
    }

    @Override
    public Optional<Locker> find(String lockerId) {
        return table.find(lockerId, LOCKER).filter(item -> item.has("name")).map(DynamoDbLockers::read);
    }

    @Override
    public void provision(Locker locker) {
        var compartments = locker.compartments().stream()
                .map(compartment -> Item.empty()
                        .with("number", compartment.number())
                        .with("size", compartment.size().name()))
                .toList();
        var description = Item.empty()
                .with(":name", locker.name())
                .with(":timeZone", locker.timeZone().getId())
                .with(":keyVersion", locker.keyVersion())
                .with(":standing", Standing.GOOD.state().name())
                .with(":compartments", compartments);
        table.update(
                locker.lockerId(),
                LOCKER,
                Expression.of(
                        "SET #name = :name, #timeZone = :timeZone, #compartments = :compartments,"
                                + " #keyVersion = if_not_exists(#keyVersion, :keyVersion),"
                                + " #standing = if_not_exists(#standing, :standing)",
                        description.attributes()));
    }

    @Override
    public boolean expect(String lockerId, String trackingNumber, String deliveryId) {
        return table.updateIf(
                lockerId,
                expected(trackingNumber),
                Expression.of("SET #deliveryId = :delivery", Map.of(":delivery", Item.value(deliveryId))),
                "attribute_not_exists(#deliveryId) OR #deliveryId = :delivery");
    }

    @Override
    public void forget(String lockerId, String trackingNumber, String deliveryId) {
        if (expectedDelivery(lockerId, trackingNumber)
                .filter(deliveryId::equals)
                .isPresent()) {
            table.delete(lockerId, "deposit#" + trackingNumber);
            table.deleteIf(
                    lockerId,
                    expected(trackingNumber),
                    Expression.of("#deliveryId = :delivery", Map.of(":delivery", Item.value(deliveryId))));
        }
    }

    @Override
    public Optional<String> expectedDelivery(String lockerId, String trackingNumber) {
        return table.find(lockerId, expected(trackingNumber)).map(item -> item.string("deliveryId"));
    }

    @Override
    public void keepDeposit(String lockerId, Deposit deposit) {
        table.put(table.item(lockerId, "deposit#" + deposit.trackingNumber())
                .with("eventId", deposit.eventId())
                .with("compartment", deposit.compartment())
                .with("at", deposit.at()));
        table.put(table.item(lockerId, compartmentItem(deposit.compartment()))
                .with("trackingNumber", deposit.trackingNumber())
                .with("occupiedSince", deposit.at()));
    }

    @Override
    public Optional<Deposit> findDeposit(String lockerId, String trackingNumber) {
        return table.find(lockerId, "deposit#" + trackingNumber)
                .map(item -> new Deposit(
                        item.string("eventId"), trackingNumber, item.integer("compartment"), item.instant("at")));
    }

    @Override
    public void vacate(String lockerId, int compartment, String trackingNumber) {
        var isIts = Expression.of("#trackingNumber = :its", Map.of(":its", Item.value(trackingNumber)));
        table.deleteIf(lockerId, compartmentItem(compartment), isIts);
    }

    @Override
    public List<Occupant> occupants(String lockerId) {
        var deliveries = table.query(lockerId, EXPECTED).stream()
                .collect(Collectors.toMap(
                        item -> item.string(DynamoDbTable.ITEM).substring(EXPECTED.length()),
                        item -> item.string("deliveryId")));
        return table.query(lockerId, COMPARTMENT).stream()
                .map(item -> new Occupant(
                        Integer.parseInt(item.string(DynamoDbTable.ITEM).substring(COMPARTMENT.length())),
                        item.instant("occupiedSince"),
                        Optional.ofNullable(deliveries.get(item.string("trackingNumber")))))
                .sorted(Comparator.comparingInt(Occupant::compartment))
                .toList();
    }

    @Override
    public List<Grant> grants(String lockerId, Instant now) {
        return openGrants(lockerId).stream()
                .filter(grant -> grant.expiresAt().isAfter(now))
                .toList();
    }

    @Override
    public List<Grant> openGrants(String lockerId) {
        return table.query(lockerId, "grant#").stream()
                .map(DynamoDbLockers::readGrant)
                .toList();
    }

    @Override
    public Optional<Grant> findGrant(String lockerId, String digest, Instant now) {
        return table.find(lockerId, "code#" + digest)
                .map(DynamoDbLockers::readGrant)
                .filter(grant -> grant.expiresAt().isAfter(now));
    }

    @Override
    public long nextManifestVersion(String lockerId) {
        var increment = Expression.of("ADD #manifestVersion :one", Map.of(":one", Item.value(1)));
        return table.update(lockerId, LOCKER, increment).number("manifestVersion");
    }

    @Override
    public long latestManifestVersion(String lockerId) {
        return version(lockerId, "manifestVersion");
    }

    @Override
    public void applied(String lockerId, long version) {
        table.updateIf(
                lockerId,
                LOCKER,
                Expression.of("SET #appliedVersion = :version", Map.of(":version", Item.value(version))),
                "attribute_not_exists(#appliedVersion) OR #appliedVersion < :version");
    }

    @Override
    public long appliedManifestVersion(String lockerId) {
        return version(lockerId, "appliedVersion");
    }

    @Override
    public void awaitSync(String lockerId, String deliveryId, long version) {
        table.put(table.item(lockerId, "sync#" + deliveryId)
                .with("deliveryId", deliveryId)
                .with("version", version));
    }

    @Override
    public List<String> deliveriesAwaitingSync(String lockerId, long version) {
        return table.query(lockerId, "sync#").stream()
                .filter(item -> item.number("version") <= version)
                .map(item -> item.string("deliveryId"))
                .toList();
    }

    @Override
    public void endSync(String lockerId, String deliveryId) {
        table.delete(lockerId, "sync#" + deliveryId);
    }

    /// The report lies beside the locker, whose item changes with every manifest; what a list shows of it
    /// lies in both.
    @Override
    public void noteHealth(String lockerId, LockerEvent.Health health, Instant heardAt) {
        var report = health.report();
        var order = Item.empty()
                .with(":at", health.envelope().occurredAt())
                .with(":sequence", health.envelope().sequence())
                .with(":heardAt", heardAt);
        noteNewer(
                lockerId,
                HEALTH,
                ", #report = :report",
                Item.copy(order)
                        .with(
                                ":report",
                                JsonText.text(HealthReportWriter.write(report).map())));
        var summary = Item.copy(order).with(":firmware", report.firmware());
        report.powerSource().ifPresent(source -> summary.with(":powerSource", source));
        report.batteryPercent().ifPresent(percent -> summary.with(":batteryPercent", percent));
        noteNewer(
                lockerId,
                LOCKER,
                ", #firmware = :firmware"
                        + (report.powerSource().isPresent() ? ", #powerSource = :powerSource" : "")
                        + (report.batteryPercent().isPresent() ? ", #batteryPercent = :batteryPercent" : ""),
                summary);
    }

    private void noteNewer(String lockerId, String item, String more, Item values) {
        table.updateIf(
                lockerId,
                item,
                Expression.of(
                        "SET #healthAt = :at, #healthSequence = :sequence, #heardAt = :heardAt" + more,
                        values.attributes()),
                "attribute_not_exists(#healthAt) OR #healthAt < :at OR #healthSequence < :sequence");
    }

    @Override
    public Optional<LastHealth> health(String lockerId) {
        return table.find(lockerId, HEALTH)
                .map(item -> new LastHealth(
                        item.instant("heardAt"), HealthReportReader.read(JsonObject.parse(item.string("report")))));
    }

    @Override
    public void noteLockOut(String lockerId, LockerEvent.LockedOut lockedOut) {
        table.updateIf(
                lockerId,
                "attempts",
                Expression.of("SET #lockedUntil = :until", Map.of(":until", Item.value(lockedOut.until()))),
                "attribute_not_exists(#lockedUntil) OR #lockedUntil < :until");
    }

    @Override
    public void noteConnected(String lockerId, Word word) {
        note(lockerId, "connected", word);
    }

    @Override
    public void noteDisconnected(String lockerId, Word word) {
        note(lockerId, "disconnected", word);
    }

    /// Writes the word where [Word#isAfter] holds of it and of the one that is stored.
    private void note(String lockerId, String kind, Word word) {
        var values = Item.empty()
                .with(":at", word.at())
                .with(":version", word.version())
                .with(":longBefore", word.at().minus(Word.FAR_APART))
                .with(":longAfter", word.at().plus(Word.FAR_APART));
        var at = "#" + kind + "At";
        var version = "#" + kind + "Version";
        table.updateIf(
                lockerId,
                PRESENCE,
                Expression.of("SET %s = :at, %s = :version".formatted(at, version), values.attributes()),
                "attribute_not_exists(%1$s) OR %1$s <= :longBefore OR (%1$s < :longAfter AND %2$s < :version)"
                        .formatted(at, version));
    }

    @Override
    public Presence presence(String lockerId) {
        return table.find(lockerId, PRESENCE)
                .map(item -> new Presence(word(item, "connected"), word(item, "disconnected")))
                .orElse(Presence.UNKNOWN);
    }

    @Override
    public Optional<KeyPlan> keyPlan(String lockerId) {
        return table.find(lockerId, LOCKER)
                .filter(item -> item.has("keysRevision"))
                .map(DynamoDbLockers::readPlan);
    }

    /// The version is counted in the same item, so whoever takes one after this write reads the plan after it.
    @Override
    public boolean announceKey(String lockerId, KeyPlan known, String kid) {
        var values = planned(known, known).with(":kid", kid).with(":zero", 0).with(":one", 1);
        return table.updateIf(
                lockerId,
                LOCKER,
                Expression.of(
                        PLAN + ", #nextKey = :kid, #nextKeyFrom = if_not_exists(#manifestVersion, :zero) + :one",
                        values.attributes()),
                isKnown(known));
    }

    @Override
    public boolean changeKeys(String lockerId, KeyPlan known, KeyPlan changed) {
        var values = planned(known, changed);
        changed.next().ifPresent(next -> values.with(":next", next.kid()).with(":from", next.announcedFrom()));
        var next = changed.next().isPresent()
                ? ", #nextKey = :next, #nextKeyFrom = :from"
                : " REMOVE #nextKey, #nextKeyFrom";
        return table.updateIf(lockerId, LOCKER, Expression.of(PLAN + next, values.attributes()), isKnown(known));
    }

    private static String isKnown(KeyPlan plan) {
        return plan.revision() == 0 ? "attribute_not_exists(#keysRevision)" : "#keysRevision = :known";
    }

    /// The values of [#PLAN] and of [#isKnown].
    private static Item planned(KeyPlan known, KeyPlan plan) {
        var retired = plan.retired().stream()
                .map(key -> Item.empty()
                        .with("kid", key.key().kid())
                        .with("publicKey", key.key().x())
                        .with("until", key.until()))
                .toList();
        var values = Item.empty()
                .with(":present", plan.present())
                .with(":retired", retired)
                .with(":revision", known.revision() + 1);
        return known.revision() == 0 ? values : values.with(":known", known.revision());
    }

    private static KeyPlan readPlan(Item item) {
        var retired = item.items("retiredKeys").stream()
                .map(key -> new Retired(
                        new VerificationKey(key.string("kid"), key.string("publicKey")), key.instant("until")))
                .toList();
        return new KeyPlan(
                item.number("keysRevision"),
                item.string("signingKey"),
                item.optionalString("nextKey").map(kid -> new Next(kid, item.number("nextKeyFrom"))),
                retired);
    }

    private static Optional<Word> word(Item item, String kind) {
        return item.optionalInstant(kind + "At").map(at -> new Word(item.number(kind + "Version"), at));
    }

    private long version(String lockerId, String attribute) {
        return table.find(lockerId, LOCKER)
                .map(item -> item.numberOr(attribute, 0))
                .orElse(0L);
    }

    private static String expected(String trackingNumber) {
        return EXPECTED + trackingNumber;
    }

    private static String compartmentItem(int compartment) {
        return COMPARTMENT + compartment;
    }

    private static Locker read(Item item) {
        return new Locker(
                item.string("lockerId"),
                item.string("name"),
                ZoneId.of(item.string("timeZone")),
                item.string("keyVersion"),
                item.items("compartments").stream()
                        .map(compartment -> new Compartment(
                                compartment.integer("number"), Size.valueOf(compartment.string("size"))))
                        .toList());
    }

    private static Grant readGrant(Item item) {
        return new Grant(
                item.string("deliveryId"),
                item.integer("compartment"),
                item.integer("codeVersion"),
                item.string("digest"),
                item.instant("expiresAt"));
    }
}
