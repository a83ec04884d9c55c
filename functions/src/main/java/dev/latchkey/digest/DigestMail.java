package dev.latchkey.digest;

import java.util.Optional;

/// Brings a digest to operators.
public interface DigestMail {

    /// @return why it has certainly not gone out, as an error code; nothing where it has
    Optional<String> send(String subject, String text);
}
