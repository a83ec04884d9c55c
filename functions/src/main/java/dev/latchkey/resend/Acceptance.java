package dev.latchkey.resend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a request before anything was done.
public sealed interface Acceptance {

    /// It is looked into.
    record Accepted(ResendRequest request, String deliveryId) implements Acceptance {}

    /// It cannot be understood.
    ///
    /// @param by who asks, as the audit names them
    /// @param language of the answer, BCP 47
    record InvalidRequest(String requestId, String by, String language, Problem problem) implements Acceptance {}

    /// No carrier has told of such a parcel.
    record UnknownParcel(ResendRequest request) implements Acceptance {}

    /// The tracking number is one of several carriers.
    ///
    /// @param carriers in their order
    record SeveralParcels(ResendRequest request, List<String> carriers) implements Acceptance {}

    /// @param deliveryId nothing for a parcel that nobody knows
    /// @param until when another one will be let through
    record TooManyRequests(ResendRequest request, Optional<String> deliveryId, Instant until) implements Acceptance {}
}
