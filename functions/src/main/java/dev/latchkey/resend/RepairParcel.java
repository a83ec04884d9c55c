package dev.latchkey.resend;

import dev.latchkey.support.CheckDelivery;
import dev.latchkey.support.Finding;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Does for one parcel at once what the integrity check would do for it in a while.
final class RepairParcel {

    /// What brings a code with the notice of the delivery's own workflow.
    private static final Set<Finding> BRINGS_CODE = Set.of(Finding.PlacedWithoutCode, Finding.CodeWithoutNotice);

    /// As that workflow calls it.
    private static final String CODE_NOTICE = "code";

    private final CheckDelivery checkDelivery;

    /// @param checkDelivery without a grace
    RepairParcel(CheckDelivery checkDelivery) {
        this.checkDelivery = checkDelivery;
    }

    Acted repair(String deliveryId) {
        var found = checkDelivery.check(deliveryId);
        var escalated = named(found, Outcome.Escalated);
        var repaired = named(found, Outcome.Repaired);
        if (!escalated.isEmpty()) {
            return Acted.failed(Hindrance.RepairEscalated)
                    .with("findings", words(escalated))
                    .opening(escalated.iterator().next().name());
        }
        if (repaired.isEmpty()) {
            return Acted.notPossible(Hindrance.NothingToRepair);
        }
        return acted(repaired).with("findings", words(repaired));
    }

    private static Acted acted(Set<Finding> repaired) {
        return repaired.stream().anyMatch(BRINGS_CODE::contains)
                ? Acted.sent(Deed.CodeIssued, CODE_NOTICE)
                : Acted.done(Deed.DeliveryRepaired);
    }

    private static Set<Finding> named(List<Found> found, Outcome outcome) {
        return found.stream()
                .filter(one -> one.outcome() == outcome)
                .map(Found::finding)
                .collect(Collectors.toSet());
    }

    private static String words(Set<Finding> findings) {
        return findings.stream().map(Finding::name).sorted().collect(Collectors.joining(", "));
    }
}
