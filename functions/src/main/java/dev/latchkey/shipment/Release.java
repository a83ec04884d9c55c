package dev.latchkey.shipment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What people have said of a delivery's security hold. It is complete once two different principals have released
/// the same; a change of what they have seen makes it void.
///
/// @param approvals one a principal, in their order
public record Release(Scope scope, List<Approval> approvals) {

    /// How many different principals a release needs.
    public static final int PRINCIPALS = 2;

    /// What a release covers: nothing else than what stood there when it was given.
    ///
    /// @param contacts the newest version by recipient
    public record Scope(Map<String, Long> contacts, String lockerId) {

        public Scope {
            contacts = Map.copyOf(contacts);
        }
    }

    /// @param principal the IAM user or role session, as an ARN
    public record Approval(String principal, Instant at) {}

    public Release {
        approvals = List.copyOf(approvals);
    }

    public boolean isComplete() {
        return approvals.size() >= PRINCIPALS;
    }

    public boolean isBy(String principal) {
        return approvals.stream().anyMatch(approval -> approval.principal().equals(principal));
    }

    /// Who has released, in their order.
    public List<String> principals() {
        return approvals.stream().map(Approval::principal).toList();
    }

    /// Whether that version of a contact has been released.
    public boolean covers(String recipientId, long version) {
        return isComplete() && Long.valueOf(version).equals(scope.contacts().get(recipientId));
    }

    public boolean covers(String lockerId) {
        return isComplete() && scope.lockerId().equals(lockerId);
    }

    /// A second approval of the same principal adds nothing.
    Release and(Approval approval) {
        return isBy(approval.principal())
                ? this
                : new Release(
                        scope,
                        Stream.concat(approvals.stream(), Stream.of(approval)).toList());
    }
}
