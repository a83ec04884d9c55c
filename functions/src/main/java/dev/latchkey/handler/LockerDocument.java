package dev.latchkey.handler;

import dev.latchkey.json.JsonFields;
import dev.latchkey.locker.Fleet.Heartbeat;
import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.HealthReportWriter;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers.LastHealth;
import dev.latchkey.locker.Lockers.Occupant;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.Standing;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.ReadLocker.KnownCompartment;
import dev.latchkey.support.ReadLocker.KnownLocker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the routes tell of lockers.
final class LockerDocument {

    private LockerDocument() {}

    /// A line in the list of all lockers.
    static JsonFields of(Overview locker) {
        return standing(JsonFields.of("lockerId", locker.lockerId()).and("name", locker.name()), locker.standing())
                .and("heardAt", locker.heartbeat().map(Heartbeat::heardAt))
                .and("firmware", locker.heartbeat().map(Heartbeat::firmware))
                .and("powerSource", locker.heartbeat().flatMap(Heartbeat::powerSource))
                .and("batteryPercent", locker.heartbeat().flatMap(Heartbeat::batteryPercent))
                .and("manifest", manifest(locker.manifestVersion(), locker.appliedVersion()));
    }

    static JsonFields of(KnownLocker known) {
        return standing(
                        JsonFields.of("lockerId", known.locker().lockerId())
                                .and("name", known.locker().name()),
                        known.standing())
                .and("timeZone", known.locker().timeZone().getId())
                .and(
                        "connectedSince",
                        known.presence().isConnected()
                                ? known.presence().connected().map(Word::at)
                                : Optional.empty())
                .and("panelLockedUntil", known.lockedUntil())
                .and("manifest", manifest(known.manifestVersion(), known.appliedVersion()))
                .and("health", known.health().map(LockerDocument::health))
                .and("compartments", each(known.compartments(), LockerDocument::compartment))
                .and("faults", each(known.faults(), LockerDocument::fault))
                .and("audit", each(known.deeds(), LockerDocument::deed));
    }

    private static JsonFields standing(JsonFields fields, Standing standing) {
        return fields.and("state", word(standing.state()))
                .and("awaySince", standing.awaySince())
                .and("openFaults", standing.openFaults())
                .and("wrongCodes", standing.wrongCodes());
    }

    private static Map<String, Object> manifest(long published, long applied) {
        return JsonFields.of("published", published)
                .and("applied", applied)
                .and("isBehind", applied < published)
                .map();
    }

    /// As the locker reported it, less what stands beside the cloud's own knowledge.
    private static Map<String, Object> health(LastHealth health) {
        var fields = new HashMap<>(HealthReportWriter.write(health.report()).map());
        fields.keySet().removeAll(List.of("compartments", "faults"));
        fields.put("heardAt", health.heardAt());
        return fields;
    }

    private static Map<String, Object> compartment(KnownCompartment compartment) {
        return JsonFields.of("number", compartment.number())
                .and("size", compartment.size())
                .and("state", word(compartment.state()))
                .and("deliveryId", compartment.occupant().flatMap(Occupant::deliveryId))
                .and("occupiedSince", compartment.occupant().map(Occupant::since))
                .and("door", compartment.report().map(CompartmentReport::door))
                .and("occupancy", compartment.report().map(CompartmentReport::occupancy))
                .and("openings", compartment.report().map(CompartmentReport::openings))
                .map();
    }

    static String word(Standing.State state) {
        return switch (state) {
            case OFFLINE -> "offline";
            case FAULTY -> "faulty";
            case OK -> "ok";
        };
    }

    private static String word(KnownCompartment.State state) {
        return switch (state) {
            case FREE -> "free";
            case OCCUPIED -> "occupied";
            case OUT_OF_USE -> "outOfUse";
            case OCCUPIED_AND_OUT_OF_USE -> "occupiedAndOutOfUse";
        };
    }

    private static Map<String, Object> fault(LockerFault fault) {
        return JsonFields.of("faultId", fault.faultId())
                .and("code", fault.code())
                .and("severity", fault.severity())
                .and("compartment", Optional.of(fault.compartment()).filter(number -> number > 0))
                .and("since", fault.since())
                .and("evidence", fault.evidence())
                .map();
    }

    private static Map<String, Object> deed(Numbered deed) {
        var entry = deed.entry();
        return JsonFields.of("number", deed.number())
                .and("at", entry.at())
                .and("by", entry.by())
                .and("what", entry.what())
                .and("why", entry.why())
                .and("details", entry.details())
                .map();
    }

    private static <T> List<Map<String, Object>> each(List<T> all, Function<T, Map<String, Object>> document) {
        return all.stream().map(document).toList();
    }
}
