package dev.latchkey.digest;

import java.time.LocalDate;
import java.util.Optional;

/// The digests that were written.
public interface Digests {

    /// Keeps a day's digest; the first one stays.
    ///
    /// @return whether it is this one
    boolean keep(Written written);

    Optional<Written> find(LocalDate day);

    /// Notes that the day's digest is about to be mailed, before it is: what breaks off after that may have
    /// mailed it.
    ///
    /// @return false where it was noted before
    boolean beginMail(LocalDate day);

    /// Takes the note back: the mail has certainly not gone out.
    void dropMail(LocalDate day);

    /// @param document JSON
    /// @param text for an e-mail
    record Written(LocalDate day, String document, String text) {}
}
