package dev.latchkey.recipient;

import java.util.Set;

/// What somebody who changes a recipient's contact says of the version that they change.
public sealed interface Precondition {

    /// Nothing is said.
    record Unstated() implements Precondition {}

    /// Whichever version is the newest.
    record Any() implements Precondition {}

    /// The newest version is one of these.
    record OneOf(Set<Long> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }
    }
}
