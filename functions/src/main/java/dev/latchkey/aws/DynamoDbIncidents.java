package dev.latchkey.aws;

import dev.latchkey.incident.Dimension;
import dev.latchkey.incident.Incident;
import dev.latchkey.incident.Incidents;
import dev.latchkey.incident.Share;
import dev.latchkey.incident.Trait;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Incidents in `IncidentsTable`: `<incidentId>` under `incidents`, the open ones as
/// `trait#<DIMENSION>#<value>` under `open`, and `delivery#<deliveryId>` under an incident's own id.
///
/// What stands under `open` is written with the incident in one transaction, so that of a trait one at most
/// is open.
final class DynamoDbIncidents implements Incidents {

    private static final String INCIDENTS = "incidents";
    private static final String OPEN = "open";
    private static final String TRAIT = "trait#";
    private static final String INCIDENT = "i-";
    private static final String DELIVERY = "delivery#";
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;

    DynamoDbIncidents(DynamoDbTable incidentsTable) {
        this.table = incidentsTable;
    }

    @Override
    public Opened open(Incident begun) {
        var result = Transaction.write(
                table.client(),
                List.of(
                        table.putPart(place(begun), DynamoDbTable.isAbsent()),
                        table.putPart(write(begun), DynamoDbTable.isAbsent())));
        if (result.isDone()) {
            return new Opened(begun, true);
        }
        return table.find(OPEN, place(begun.trait()))
                .flatMap(item -> find(item.string("incidentId")))
                .map(known -> new Opened(known, false))
                .orElseThrow(() -> new ServiceUnavailable("dynamodb", "TransactionConflict"));
    }

    @Override
    public List<Incident> open() {
        return table.query(OPEN, TRAIT).stream()
                .flatMap(item -> find(item.string("incidentId")).stream())
                .filter(Incident::isOpen)
                .toList();
    }

    @Override
    public Optional<Incident> find(String incidentId) {
        return table.find(INCIDENTS, incidentId).map(DynamoDbIncidents::read);
    }

    @Override
    public List<Incident> newest(int most) {
        return table.last(INCIDENTS, INCIDENT, most).stream()
                .map(DynamoDbIncidents::read)
                .toList();
    }

    @Override
    public boolean add(String incidentId, Affected affected) {
        var item = table.item(incidentId, DELIVERY + affected.deliveryId())
                .with("deliveryId", affected.deliveryId())
                .forgetAt(find(incidentId).orElseThrow().openedAt().plus(KEPT));
        affected.caseId().ifPresent(caseId -> item.with("caseId", caseId));
        var isNew = table.putIfAbsent(item);
        if (isNew) {
            update(incidentId, "ADD #deliveries :one", Map.of(":one", Item.value(1)));
        } else {
            affected.caseId().ifPresent(caseId -> noteCase(incidentId, affected.deliveryId(), caseId));
        }
        return isNew;
    }

    private void noteCase(String incidentId, String deliveryId, String caseId) {
        table.update(
                incidentId,
                DELIVERY + deliveryId,
                Expression.of("SET #caseId = :caseId", Map.of(":caseId", Item.value(caseId))));
    }

    @Override
    public List<Affected> affected(String incidentId, int most) {
        return table.first(incidentId, DELIVERY, most).stream()
                .map(item -> new Affected(item.string("deliveryId"), item.optionalString("caseId")))
                .toList();
    }

    @Override
    public void told(String incidentId) {
        update(incidentId, "SET #isTold = :yes", Map.of(":yes", Item.value(1)));
    }

    @Override
    public boolean note(Incident seen) {
        var before = find(seen.incidentId()).filter(Incident::isOpen).map(Incident::trait);
        return before.isPresent() && (before.get().equals(seen.trait()) ? noted(seen) : renamed(before.get(), seen));
    }

    private boolean noted(Incident seen) {
        var look = look(seen);
        return table.updateIf(INCIDENTS, seen.incidentId(), look, "attribute_not_exists(closedAt)");
    }

    private boolean renamed(Trait before, Incident seen) {
        return Transaction.write(
                        table.client(),
                        List.of(
                                leave(before, seen.incidentId()),
                                table.putPart(place(seen), DynamoDbTable.isAbsent()),
                                table.updatePart(INCIDENTS, seen.incidentId(), look(seen))))
                .isDone();
    }

    @Override
    public boolean close(String incidentId, Instant at) {
        var open = find(incidentId).filter(Incident::isOpen);
        return open.isPresent()
                && Transaction.write(
                                table.client(),
                                List.of(
                                        leave(open.get().trait(), incidentId),
                                        table.updatePart(
                                                INCIDENTS,
                                                incidentId,
                                                Expression.of("SET #closedAt = :at", Map.of(":at", Item.value(at))))))
                        .isDone();
    }

    private Item place(Incident incident) {
        return table.item(OPEN, place(incident.trait())).with("incidentId", incident.incidentId());
    }

    private TransactWriteItem leave(Trait trait, String incidentId) {
        return table.deletePart(
                OPEN, place(trait), Expression.of("#incidentId = :id", Map.of(":id", Item.value(incidentId))));
    }

    private void update(String incidentId, String update, Map<String, AttributeValue> values) {
        table.updateIf(INCIDENTS, incidentId, Expression.of(update, values), "attribute_exists(openedAt)");
    }

    private static Expression look(Incident seen) {
        var shared = Item.empty()
                .with(
                        ":shared",
                        seen.shared().stream().map(DynamoDbIncidents::write).toList());
        var values = new HashMap<>(shared.attributes());
        values.put(":dimension", Item.value(seen.trait().dimension().name()));
        values.put(":value", Item.value(seen.trait().value()));
        seen.calmSince().ifPresent(since -> values.put(":since", Item.value(since)));
        return Expression.of(
                "SET #of = :dimension, #value = :value, #shared = :shared"
                        + (seen.calmSince().isPresent() ? ", #calmSince = :since" : " REMOVE #calmSince"),
                values);
    }

    private static String place(Trait trait) {
        return TRAIT + DynamoDbReports.partition(trait);
    }

    private Item write(Incident begun) {
        return table.item(INCIDENTS, begun.incidentId())
                .with("of", begun.trait().dimension().name())
                .with("value", begun.trait().value())
                .with("openedAt", begun.openedAt())
                .with("usual", begun.usual())
                .with("threshold", begun.threshold())
                .with("deliveries", begun.deliveries())
                .with(
                        "shared",
                        begun.shared().stream().map(DynamoDbIncidents::write).toList())
                .forgetAt(begun.openedAt().plus(KEPT));
    }

    private static Item write(Share share) {
        return Item.empty()
                .with("of", share.trait().dimension().name())
                .with("value", share.trait().value())
                .with("percent", share.percent());
    }

    private static Incident read(Item item) {
        return new Incident(
                item.string(DynamoDbTable.ITEM),
                trait(item),
                item.instant("openedAt"),
                item.integer("usual"),
                item.integer("threshold"),
                item.integer("deliveries"),
                item.items("shared").stream()
                        .map(share -> new Share(trait(share), share.integer("percent")))
                        .toList(),
                item.has("isTold"),
                item.optionalInstant("calmSince"),
                item.optionalInstant("closedAt"));
    }

    private static Trait trait(Item item) {
        return new Trait(Dimension.valueOf(item.string("of")), item.string("value"));
    }
}
