package dev.latchkey.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What people have said of a delivery's security hold. It is complete once two different people have released
/// the same; a change of what they have seen makes it void.
///
/// @param approvals one a person, in their order
public record Release(Scope scope, List<Approval> approvals) {

    /// How many different people a release needs.
    public static final int PRINCIPALS = 2;

    /// What a release covers: nothing else than what stood there when it was given.
    ///
    /// @param contacts the newest version by recipient
    public record Scope(Map<String, Long> contacts, String lockerId) {

        public Scope {
            contacts = Map.copyOf(contacts);
        }
    }

    /// Somebody's word.
    public record Approval(Principal principal, Instant at) {}

    public Release {
        approvals = List.copyOf(approvals);
    }

    public boolean isComplete() {
        return approvals.size() >= PRINCIPALS;
    }

    /// Whether that person has released, under whatever role.
    public boolean isBy(Principal principal) {
        return approvals.stream().anyMatch(approval -> approval.principal().isSamePersonAs(principal));
    }

    /// Who has released, as ARNs, in their order.
    public List<String> principals() {
        return approvals.stream().map(Approval::principal).map(Principal::arn).toList();
    }

    /// Whether that version of a contact has been released.
    public boolean covers(String recipientId, long version) {
        return isComplete() && Long.valueOf(version).equals(scope.contacts().get(recipientId));
    }

    public boolean covers(String lockerId) {
        return isComplete() && scope.lockerId().equals(lockerId);
    }

    /// A second approval of the same person adds nothing.
    Release and(Approval approval) {
        return isBy(approval.principal())
                ? this
                : new Release(
                        scope,
                        Stream.concat(approvals.stream(), Stream.of(approval)).toList());
    }
}
