package dev.latchkey.support;

import java.util.Map;

/// The executions of the workflows, each under the name that follows from what it is for.
public interface Executions {

    /// @throws ExecutionsThrottled when too many were asked for; trying again later is right
    Standing find(Name name);

    /// Starts an execution; where one of that name is there already, nothing happens.
    ///
    /// @param input ids and words
    void start(Name name, Map<String, ?> input);

    /// Stops an execution; one that has ended stays as it ended.
    void stop(Name name, String cause);

    /// The workflows that are looked for.
    enum Workflow {
        DELIVER_PARCEL,
        NOTIFY_RECIPIENT,
        AWAIT_PICKUP,
        HANDLE_LOCKER_FAULT,
        RESEND_CODE
    }

    /// How an execution stands.
    enum Standing {
        /// There is none, or it ended longer ago than executions are remembered (90 days).
        ABSENT,
        RUNNING,
        SUCCEEDED,
        /// Failed, timed out, or stopped by somebody.
        FAILED
    }

    /// An execution's name, unique in its workflow.
    ///
    /// What has lost its workflow goes on in a second run, whose executions have names of their own: those of the
    /// first cannot be given again for 90 days.
    record Name(Workflow workflow, String text) {

        /// @param run from 1
        public static Name deliverParcel(String deliveryId, int run) {
            return new Name(Workflow.DELIVER_PARCEL, "deliver-" + deliveryId + suffix(run));
        }

        public static Name awaitPickup(String deliveryId, int run) {
            return new Name(Workflow.AWAIT_PICKUP, "pickup-" + deliveryId + suffix(run));
        }

        public static Name notifyRecipient(String deliveryId, String noticeId, int run) {
            return new Name(Workflow.NOTIFY_RECIPIENT, "notify-" + deliveryId + "-" + noticeId + suffix(run));
        }

        /// A notice that a check starts in place of one that nobody started.
        public static Name repairedNotice(String deliveryId, String noticeId) {
            return new Name(Workflow.NOTIFY_RECIPIENT, "notify-" + deliveryId + "-" + noticeId + "-repair");
        }

        public static Name handleLockerFault(String faultId, int run) {
            return new Name(Workflow.HANDLE_LOCKER_FAULT, "fault-" + faultId + suffix(run));
        }

        private static String suffix(int run) {
            return run == 1 ? "" : "-run" + run;
        }
    }
}
