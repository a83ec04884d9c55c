package dev.latchkey.resend;

import java.util.Locale;
import java.util.Optional;

/// Who made a request, as far as anybody knows.
///
/// @param principal as an ARN
/// @param reason in the asker's own words
public record Asker(Origin origin, Optional<String> principal, String reason) {

    private static final String NO_REASON = "no reason given";

    /// Of a request that was never stored.
    public static final Asker UNKNOWN = new Asker(Origin.CONSOLE, Optional.empty(), NO_REASON);

    public static Asker of(ResendRequest request) {
        return new Asker(
                request.origin(), request.principal(), request.wish().reason().orElse(NO_REASON));
    }

    /// As the audit names them.
    public String by() {
        return principal.orElse(origin.name().toLowerCase(Locale.ROOT));
    }
}
