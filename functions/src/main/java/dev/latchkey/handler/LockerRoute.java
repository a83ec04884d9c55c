package dev.latchkey.handler;

import dev.latchkey.locker.MessageRules;
import java.time.Instant;
import java.util.Optional;

/// What the routes under `/lockers/{lockerId}` have in common.
final class LockerRoute {

    private LockerRoute() {}

    /// The one in the path; nothing where it cannot be one.
    static Optional<String> lockerId(HttpRequest request) {
        return request.pathParameter("lockerId")
                .filter(id -> MessageRules.MESSAGE_ID.pattern().matcher(id).matches());
    }

    static HttpResponse unknown() {
        return HttpResponse.problem(404, "unknown-locker", "There is no such locker", "No locker has this id");
    }

    static HttpResponse unknownCompartment() {
        return HttpResponse.problem(
                404,
                "unknown-compartment",
                "There is no such compartment",
                "The locker has no compartment of this number");
    }

    static HttpResponse notConnected(Instant since) {
        return HttpResponse.problem(
                409,
                "locker-not-connected",
                "The locker has no connection",
                "No command reaches it; it has been away since " + since);
    }
}
