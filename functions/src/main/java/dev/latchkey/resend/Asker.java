package dev.latchkey.resend;

import java.util.Locale;
import java.util.Optional;

/// Who made a request, as far as anybody knows.
///
/// @param principal as an ARN
/// @param reason in the asker's own words
public record Asker(Origin origin, Optional<String> principal, String reason) {

    /// As the audit names them.
    public String by() {
        return principal.orElse(origin.name().toLowerCase(Locale.ROOT));
    }
}
