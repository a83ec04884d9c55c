package dev.latchkey.recipient;

import java.time.Instant;
import java.util.Optional;

/// Who can be told, and how. The only place where names, phone numbers and addresses are kept.
public interface Recipients {

    /// The newest contact. Sees every write that was answered before it.
    ///
    /// @throws UnreadableContact where what is stored is no contact
    Optional<Known> find(String recipientId);

    /// Keeps a recipient's contact; where it differs from the newest one, as a new version beside the earlier
    /// ones. A recipient belongs to the sender who registered it first: another's registration changes nothing.
    ///
    /// @param owner the sender
    /// @return the newest version as it is then, whosever it is
    Known register(Recipient recipient, String owner, Instant at);

    /// Keeps a changed contact of the same owner as the next version, if `known` is still the newest.
    ///
    /// @return the newest version then; nothing where somebody else was earlier
    Optional<Known> replace(Known known, Recipient changed, Instant at);

    /// Every version that ever was. Sees every write that was answered before it.
    ///
    /// @return nothing where nobody is known under this identifier
    Optional<ContactHistory> history(String recipientId);

    /// Marks a version as refused: nothing in it counts as known any more. The first time counts.
    void close(String recipientId, long version, Instant at);

    /// Puts the newest version that was kept in place of a newest contact that is lost or cannot be read, unless
    /// somebody has written a newer one meanwhile.
    ///
    /// @return the newest contact then; nothing where no version can be read
    Optional<Known> restore(String recipientId);

    /// A recipient as known at one time.
    ///
    /// @param owner the sender who registered this recipient first
    /// @param version counts the changes of this contact, from 1
    /// @param since when this version was registered
    record Known(Recipient recipient, String owner, long version, Instant since) {

        /// The version after this one.
        public Known next(Recipient changed, Instant at) {
            return new Known(changed, owner, version + 1, at);
        }
    }
}
