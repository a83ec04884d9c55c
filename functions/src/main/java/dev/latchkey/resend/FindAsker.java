package dev.latchkey.resend;

import dev.latchkey.resend.Resends.Kept;
import java.util.Locale;
import java.util.Optional;

/// Finds out who made a request. Of one that nobody has stored nobody is known.
final class FindAsker {

    private static final String NO_REASON = "No reason was given";

    private final Resends resends;

    FindAsker(Resends resends) {
        this.resends = resends;
    }

    Asker of(String requestId) {
        return resends.find(requestId)
                .map(Kept::request)
                .map(request -> new Asker(
                        request.origin(),
                        request.by(),
                        request.principal(),
                        request.wish().reason().orElse(NO_REASON)))
                .orElseGet(() -> new Asker(
                        Origin.CONSOLE, Origin.CONSOLE.name().toLowerCase(Locale.ROOT), Optional.empty(), NO_REASON));
    }

    /// Who made a request, as far as anybody knows.
    ///
    /// @param by as the audit names them
    /// @param principal as an ARN
    /// @param reason in the asker's own words
    record Asker(Origin origin, String by, Optional<String> principal, String reason) {

        /// Whether they hold a recipient's link, which can be passed on.
        boolean isRecipient() {
            return origin == Origin.RECIPIENT;
        }
    }
}
