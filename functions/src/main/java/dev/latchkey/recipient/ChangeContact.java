package dev.latchkey.recipient;

import dev.latchkey.recipient.ChangeContact.Change.Replaced;
import dev.latchkey.recipient.ChangeContact.Change.Stale;
import dev.latchkey.recipient.ChangeContact.Change.Unchanged;
import dev.latchkey.recipient.ChangeContact.Change.Unconditional;
import dev.latchkey.recipient.ChangeContact.Change.Unknown;
import dev.latchkey.recipient.Precondition.Any;
import dev.latchkey.recipient.Precondition.OneOf;
import dev.latchkey.recipient.Precondition.Unstated;
import dev.latchkey.recipient.Recipients.Known;
import java.time.Clock;

/// Changes how a person is reached, unless somebody else has done so since it was last read.
///
/// Only a registration makes a recipient, since whoever registers one owns it. Nothing is done where the newest
/// version says the same already, whatever the precondition: the caller may be repeating a change whose answer was
/// lost.
public final class ChangeContact {

    private final Recipients recipients;
    private final Clock clock;

    public ChangeContact(Recipients recipients, Clock clock) {
        this.recipients = recipients;
        this.clock = clock;
    }

    public Change change(Recipient changed, Precondition precondition) {
        return recipients
                .find(changed.recipientId())
                .map(newest -> change(newest, changed, precondition))
                .orElseGet(Unknown::new);
    }

    private Change change(Known newest, Recipient changed, Precondition precondition) {
        if (newest.recipient().equals(changed)) {
            return new Unchanged(newest);
        }
        return switch (precondition) {
            case Unstated ignored -> new Unconditional();
            case OneOf seen when !seen.versions().contains(newest.version()) -> new Stale();
            case OneOf ignored -> replace(newest, changed);
            case Any ignored -> replace(newest, changed);
        };
    }

    private Change replace(Known newest, Recipient changed) {
        return recipients
                .replace(newest, changed, clock.instant())
                .<Change>map(Replaced::new)
                .orElseGet(Stale::new);
    }

    /// What became of it.
    public sealed interface Change {
        record Replaced(Known newest) implements Change {}

        record Unchanged(Known newest) implements Change {}

        /// The newest version is not the one that the caller has seen, or no longer.
        record Stale() implements Change {}

        /// The caller did not say which version is to be changed.
        record Unconditional() implements Change {}

        /// Nobody is known under this identifier.
        record Unknown() implements Change {}
    }
}
