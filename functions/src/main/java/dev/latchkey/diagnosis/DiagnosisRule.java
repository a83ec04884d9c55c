package dev.latchkey.diagnosis;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one cause is recognised.
///
/// @param id names it everywhere: in answers, texts, tests
/// @param confidence in percent that this, where it applies, is why the recipient cannot collect the
///     parcel; so also the rank among what applies
/// @param when in words what `look` looks for
/// @param confirmedBy what would make it certain
/// @param remedies in the order in which they are tried
record DiagnosisRule(
        String id, Cause cause, int confidence, String when, Look look, String confirmedBy, List<Remedy> remedies) {

    DiagnosisRule {
        remedies = List.copyOf(remedies);
    }

    /// Looks for what the rule is about.
    @FunctionalInterface
    interface Look {

        /// @return empty where the rule does not apply
        Optional<Sign> at(Situation situation);
    }

    Optional<Reason> reason(Situation situation) {
        return look.at(situation)
                .map(sign -> new Reason(
                        id, cause, confidence, sign.evidence(), confirmedBy, remedies, values(situation, sign)));
    }

    private static Map<String, String> values(Situation situation, Sign sign) {
        var values = new HashMap<String, String>();
        situation.delivery().map(Delivery::carrier).ifPresent(carrier -> values.put("carrier", carrier));
        situation
                .delivery()
                .flatMap(Delivery::registration)
                .map(Registration::lockerId)
                .ifPresent(lockerId -> values.put("lockerId", lockerId));
        situation
                .delivery()
                .flatMap(Delivery::placement)
                .map(Placement::compartment)
                .ifPresent(number -> values.put("compartment", number.toString()));
        values.putAll(sign.values());
        return values;
    }
}
