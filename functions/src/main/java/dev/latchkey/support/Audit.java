package dev.latchkey.support;

import java.util.List;

/// What was done, by whom and why; nothing is ever changed or removed in it.
///
/// The entries of a subject are numbered from 1 without a gap, in the order in which they were written, so that one
/// that is missing shows.
public interface Audit {

    /// Adds an entry at the end of its subject's; an entry of the same id again changes nothing.
    void append(AuditEntry entry);

    /// All entries of a subject, in their order. Sees every one whose append was answered before.
    List<Numbered> of(Subject subject);

    /// A subject's last entries, newest first, at most so many.
    List<Numbered> last(Subject subject, int most);

    /// An entry in its place.
    ///
    /// @param number from 1
    record Numbered(long number, AuditEntry entry) {}
}
