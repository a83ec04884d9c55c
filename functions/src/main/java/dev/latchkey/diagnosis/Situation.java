package dev.latchkey.diagnosis;

import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers.LastHealth;
import dev.latchkey.locker.Presence;
import dev.latchkey.locker.WatchPanel.Watched;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Refusal;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.Case;
import dev.latchkey.support.CodeHistory;
import dev.latchkey.support.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All that a diagnosis goes by: what is known of one delivery, of its household, its messages and its
/// locker, at one moment. Nobody's name, address or code is in it.
///
/// @param at now
/// @param delivery empty where nothing is known of it, or what is stored cannot be read
/// @param isUnreadable whether something is stored as the delivery that is none
/// @param expectedAt when the parcel should lie in its locker
/// @param isUntraced whether nobody has spoken of a parcel on its way for too long
/// @param isCodeWhole whether the code that the delivery has is recorded, and lies at its locker
/// @param ledger its messages, in their order
/// @param household the recipient first
/// @param workflow empty where Step Functions did not tell
/// @param cases that people have of it
record Situation(
        String deliveryId,
        Instant at,
        Optional<Delivery> delivery,
        boolean isUnreadable,
        Optional<Instant> expectedAt,
        boolean isUntraced,
        boolean isCodeWhole,
        List<TimelineEntry> timeline,
        List<Message> ledger,
        List<Person> household,
        Hold hold,
        Optional<AtLocker> locker,
        Optional<Workflow> workflow,
        List<Case> cases) {

    /// How long a step of ours may take before it counts as one that did not happen. It is longer than the
    /// wait for a locker's acknowledgement, which comes between a code and its notice.
    static final Duration GRACE = Duration.ofMinutes(2);

    /// What gives a delivery other digits, or makes them known for the first time.
    private static final Set<String> CODE_CHANGES = Set.of("PickupCodeIssued", "PickupCodeRotated", "ParcelRelocated");

    Situation {
        timeline = List.copyOf(timeline);
        ledger = List.copyOf(ledger);
        household = List.copyOf(household);
        cases = List.copyOf(cases);
    }

    /// One message, and what came of it.
    ///
    /// @param arrivedAt when that was proven
    /// @param deadline until when its channel is given to prove it
    record Message(Attempt attempt, Optional<Instant> arrivedAt, Instant deadline) {

        boolean isReceived() {
            return attempt.isReceived();
        }

        /// A provider took it, and nothing is known of it since.
        boolean isSilent() {
            return attempt.providerMessageId().isPresent() && !attempt.isSettled();
        }
    }

    /// One of those who are told.
    ///
    /// @param version the contact's newest
    /// @param since when that version came
    record Person(
            String recipientId,
            boolean isRecipient,
            Legibility contact,
            Optional<Long> version,
            Optional<Instant> since,
            List<Way> ways) {

        Person {
            ways = List.copyOf(ways);
        }
    }

    /// Whether a contact is there.
    enum Legibility {
        READABLE,
        MISSING,
        UNREADABLE
    }

    /// One way to reach a person.
    ///
    /// @param refusal why it reaches them no more
    /// @param isFailing whether its channel fails for everybody in the person's country
    record Way(ContactRef contact, Optional<Refusal> refusal, boolean isFailing) {}

    /// @param faults those that are open
    /// @param published the newest manifest's version
    /// @param applied the newest that the locker has acknowledged
    /// @param isGrantApplied whether the locker is known to hold the grant of the live code; so where there
    ///     is none
    record AtLocker(
            String lockerId,
            Presence presence,
            List<LockerFault> faults,
            Watched panel,
            long published,
            long applied,
            boolean isGrantApplied,
            Optional<LastHealth> health) {

        AtLocker {
            faults = List.copyOf(faults);
        }
    }

    /// @param run the newest
    /// @param isGoingOn whether it runs, or what it started
    /// @param isTellingCode whether a notice of the live code runs
    record Workflow(Run run, boolean isGoingOn, boolean isTellingCode) {}

    // ---- where the parcel is ----

    /// Whether it was announced, and is not known to lie in its locker yet.
    boolean isOnTheWay() {
        return delivery.filter(it -> it.isOpen() && !it.isConfirmed() && !it.isCancelled())
                .isPresent();
    }

    /// Whether it lies in its locker for its recipient. So does one that was given to people.
    boolean isWaiting() {
        return delivery.filter(Delivery::isConfirmed)
                .filter(it -> it.collectedAt().isEmpty() && !it.isCancelled())
                .filter(it -> it.closing().map(Closing::outcome).orElse(Outcome.Escalated) == Outcome.Escalated)
                .filter(it -> !isWindowOver(it))
                .isPresent();
    }

    /// Whether its code has ended, or will in a moment.
    boolean isWindowOver(Delivery known) {
        return known.code().map(code -> !code.expiresAt().isAfter(at)).orElseGet(() -> CodeHistory.hadCode(timeline));
    }

    boolean endedAs(Outcome outcome) {
        return delivery.flatMap(Delivery::closing)
                .filter(closing -> closing.outcome() == outcome)
                .isPresent();
    }

    /// Whether so much time has passed since a moment that whatever follows from it should have happened.
    boolean isSettledSince(Instant moment) {
        return !moment.plus(GRACE).isAfter(at);
    }

    // ---- the code ----

    /// The code that opens its compartment now.
    Optional<IssuedCode> liveCode() {
        return isWaiting() ? delivery.flatMap(Delivery::liveCode) : Optional.empty();
    }

    /// Since when the code has its digits.
    Optional<Instant> codeSince() {
        return liveCode()
                .map(code -> entries(CODE_CHANGES)
                        .map(TimelineEntry::at)
                        .max(Instant::compareTo)
                        .orElse(code.issuedAt()));
    }

    /// The messages that carry the live code.
    List<Message> codeMessages() {
        return codeSince()
                .map(since -> ledger.stream()
                        .filter(message -> message.attempt().kind().carriesCode()
                                && !message.attempt().requestedAt().isBefore(since))
                        .toList())
                .orElse(List.of());
    }

    /// Those of them that have arrived.
    List<Message> arrivals() {
        return codeMessages().stream().filter(Message::isReceived).toList();
    }

    // ---- the household ----

    /// All ways to everybody, in the order in which they are tried.
    List<Way> ways() {
        return household.stream().flatMap(person -> person.ways().stream()).toList();
    }

    /// Whether this is a contact of today, and no message with the live code has arrived on it or on one
    /// before it: what arrived there makes its trouble no matter.
    boolean isBeforeArrival(ContactRef contact) {
        var order = ways().stream().map(Way::contact).toList();
        int place = order.indexOf(contact);
        return place >= 0
                && arrivals().stream()
                        .mapToInt(message -> order.indexOf(message.attempt().contact()))
                        .noneMatch(arrived -> arrived >= 0 && arrived <= place);
    }

    // ---- what was written down ----

    Stream<TimelineEntry> entries(Set<String> types) {
        return timeline.stream().filter(entry -> types.contains(entry.type()));
    }

    /// How many facts it holds.
    int facts() {
        return timeline.size()
                + ledger.size()
                + ways().size()
                + cases.size()
                + locker.map(known -> known.faults().size()).orElse(0);
    }
}
