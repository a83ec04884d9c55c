package dev.latchkey.shipment;

import java.time.Instant;

/// What a delivery whose code is not issued yet asks of its workflow.
public sealed interface Due {

    /// Carrier and locker agree: the code is due.
    record Confirmed() implements Due {}

    /// The recipient hears of it once.
    ///
    /// @param id of the notice, unique within the delivery
    record Tell(String id, News news) implements Due {}

    /// People look into it, once, with what carrier and locker have said; the delivery goes on.
    ///
    /// @param id unique within the delivery
    /// @param part where the two sides part, such as `carrier's Misrouted`
    record Trace(String id, Doubt doubt, String part) implements Due {}

    /// Nobody knows where the parcel is: people take over.
    record Untraced() implements Due {}

    /// The delivery is over.
    record Over(Outcome outcome) implements Due {}

    /// Nothing now.
    ///
    /// @param until when it is worth looking again, unless somebody tells of something sooner
    record Nothing(Instant until) implements Due {}

    /// What a recipient hears of before there is a code. The notices' kinds have the same names.
    enum News {
        LATE,
        ATTEMPT_FAILED,
        ADDRESS_PROBLEM,
        MISROUTED,
        DAMAGED,
        DELAYED,
        RETURNED
    }
}
