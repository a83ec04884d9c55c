package dev.latchkey.resend;

import java.util.Locale;
import java.util.Optional;

/// Somebody's request to find out why a recipient has no code, and to do something about it.
///
/// @param requestId names it, and what comes of it, everywhere
/// @param principal who asks, as an ARN; nobody is known of an execution that was started by hand
public record ResendRequest(String requestId, Origin origin, Optional<String> principal, Wish wish) {

    /// Who asks, as the audit names them.
    public String by() {
        return principal.orElse(origin.name().toLowerCase(Locale.ROOT));
    }

    /// With which requests for its delivery it is counted: a recipient's own, which anybody with their link can make,
    /// take nothing from support's. Nothing where it only asks why.
    Optional<String> countedFor(String deliveryId) {
        return origin == Origin.RECIPIENT
                ? Optional.of("recipient of " + deliveryId)
                : Optional.of("delivery " + deliveryId).filter(counted -> wish.action() != Action.DIAGNOSE);
    }

    /// Whose requests are counted together: by the name that was typed, of one principal where somebody is known; a
    /// recipient's own are counted by delivery only.
    Optional<String> countedAs() {
        return origin == Origin.RECIPIENT
                ? Optional.empty()
                : Optional.of(by() + wish.agent().map(ResendRequest::suffix).orElse(""));
    }

    private static String suffix(String agent) {
        return " " + agent.toLowerCase(Locale.ROOT);
    }
}
