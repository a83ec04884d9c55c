package dev.latchkey.resend;

import dev.latchkey.recipient.Contact;
import java.util.Optional;

/// The addresses that came with requests.
@FunctionalInterface
public interface ProposedContacts {

    Optional<Contact> of(String requestId);
}
