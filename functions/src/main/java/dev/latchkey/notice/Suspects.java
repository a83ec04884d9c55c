package dev.latchkey.notice;

import java.time.Instant;
import java.util.Map;

/// Contacts that have refused for good, whichever of a recipient's deliveries found out. A changed contact is a
/// new version, of which nothing is held against it.
public interface Suspects {

    /// Marks a contact; the newest reason counts. Marks are forgotten some 30 days after they were made, since
    /// people opt in again.
    void mark(ContactRef contact, Refusal reason, Instant at);

    /// Takes a mark away, where there is one.
    void clear(ContactRef contact);

    /// The marked contacts of one version, and why.
    Map<ContactRef, Refusal> of(String recipientId, long version);
}
