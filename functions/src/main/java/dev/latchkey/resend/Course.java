package dev.latchkey.resend;

import dev.latchkey.diagnosis.Reason;
import dev.latchkey.recipient.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the execution of a request knows when it is time to answer.
///
/// @param refused how the request ended before anybody looked for a cause
/// @param isStepUp whether a second person had to agree
/// @param hasNewContact whether an address came with it
/// @param language of the answer, BCP 47
/// @param retryAt when another request will be let through
/// @param reasons the most likely first
/// @param steps what was tried, in order
/// @param arrival whether the message that was sent for it was received; nothing where none was
/// @param fault which part of ours broke off, and how
public record Course(
        String requestId,
        Optional<String> deliveryId,
        Optional<AnswerOutcome> refused,
        Action action,
        boolean isStepUp,
        boolean hasNewContact,
        String language,
        Optional<Problem> problem,
        List<String> carriers,
        Optional<Instant> retryAt,
        List<Reason> reasons,
        List<Step> steps,
        Optional<Arrival> arrival,
        Optional<Approval> approval,
        Optional<String> fault,
        Optional<String> caseId) {

    public Course {
        carriers = List.copyOf(carriers);
        reasons = List.copyOf(reasons);
        steps = List.copyOf(steps);
    }

    /// One thing that was tried.
    ///
    /// @param deed what was done; nothing where it could not be
    /// @param hindrance why it could not be
    /// @param values what its text names
    public record Step(
            StepOutcome outcome, Optional<Deed> deed, Optional<Hindrance> hindrance, Map<String, String> values) {
        public Step {
            values = Map.copyOf(values);
        }

        /// What a locker was told to do is done when it says so.
        Step after(DoorWord word) {
            return outcome == StepOutcome.Commanded ? opened(word) : this;
        }

        private Step opened(DoorWord word) {
            return switch (word) {
                case Opened -> new Step(StepOutcome.Done, deed, Optional.empty(), values);
                case Jams -> failed(Hindrance.DoorJams);
                case Silent -> failed(Hindrance.LockerSilent);
            };
        }

        private Step failed(Hindrance why) {
            return new Step(StepOutcome.Failed, Optional.empty(), Optional.of(why), values);
        }

        boolean isDone() {
            return deed.isPresent() && (outcome == StepOutcome.Done || outcome == StepOutcome.Sent);
        }
    }

    /// What came of it.
    public enum StepOutcome {
        Done,
        /// A message is on its way.
        Sent,
        /// A locker was told to do it.
        Commanded,
        Failed,
        /// As things stand.
        NotPossible
    }

    /// What a locker has made known of a door that it was told to open.
    public enum DoorWord {
        Opened,
        Jams,
        /// Nothing, or nothing in time.
        Silent
    }

    /// @param channel that brought it; nothing where none has by now
    public record Arrival(ArrivalOutcome outcome, Optional<Channel> channel) {}

    /// What became of a message while somebody waited.
    public enum ArrivalOutcome {
        Received,
        /// It is not known yet.
        Pending,
        /// Every channel was tried.
        NotReceived,
        /// The parcel was collected or its time was over before.
        NothingToTell
    }

    /// @param outcome `Approved`, `Refused`, or `Expired` where nobody said anything in time
    public record Approval(ApprovalOutcome outcome, Optional<String> approvalId) {}

    /// A second person's word.
    public enum ApprovalOutcome {
        Approved,
        Refused,
        Expired
    }

    /// The last thing that was done.
    Optional<Step> done() {
        return steps.reversed().stream().filter(Step::isDone).findFirst();
    }

    /// Whether the message that was sent last has arrived; nothing where something else was done since.
    Optional<Arrival> lastArrival() {
        return arrival.filter(known ->
                done().filter(step -> step.outcome() == StepOutcome.Sent).isPresent());
    }

    /// Whether people have it since nothing else has helped.
    boolean isWithPeople() {
        boolean hasHelped = done().isPresent()
                && lastArrival()
                        .filter(it -> it.outcome() == ArrivalOutcome.NotReceived)
                        .isEmpty();
        return caseId.isPresent() && !hasHelped;
    }

    /// What kept the last thing that was tried from being done.
    Optional<Hindrance> hindrance() {
        return steps.isEmpty() ? Optional.empty() : steps.getLast().hindrance();
    }

    /// People's case, be it the workflow's own or of something that was done.
    Optional<String> caseOpened() {
        return caseId.or(() -> done().map(step -> step.values().get("caseId")));
    }

    /// The most likely reason.
    Optional<Reason> reason() {
        return reasons.stream().findFirst();
    }

    AnswerOutcome outcome() {
        return refused.or(this::broken)
                .or(this::unapproved)
                .or(this::withPeople)
                .or(() -> done().flatMap(Step::deed).map(this::of))
                .orElseGet(this::explained);
    }

    private Optional<AnswerOutcome> broken() {
        return fault.map(broken -> AnswerOutcome.SystemFault);
    }

    private Optional<AnswerOutcome> unapproved() {
        return approval.flatMap(word -> switch (word.outcome()) {
            case Approved -> Optional.empty();
            case Refused -> Optional.of(AnswerOutcome.ApprovalRefused);
            case Expired -> Optional.of(AnswerOutcome.ApprovalExpired);
        });
    }

    private Optional<AnswerOutcome> withPeople() {
        return Optional.of(AnswerOutcome.CaseOpened).filter(word -> isWithPeople());
    }

    private AnswerOutcome of(Deed deed) {
        return deed == Deed.Explained ? explained() : deed.outcome();
    }

    private AnswerOutcome explained() {
        return reason().filter(reason -> reason.rule().equals("CodeHeld")).isPresent()
                ? AnswerOutcome.Held
                : AnswerOutcome.Explained;
    }
}
