package dev.latchkey.aws;

import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients;

/// Wires what changes who a recipient is and how to reach them.
interface RecipientWiring extends Wiring {

    default ChangeContact changeContact() {
        return new ChangeContact(ports().recipients(), clock());
    }

    default RecipientReader recipientReader() {
        return new RecipientReader(ports().phoneNumbers());
    }

    default Recipients recipients() {
        return ports().recipients();
    }
}
