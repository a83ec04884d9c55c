package dev.latchkey.shipment;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;

/// How one carrier signs and words its webhooks.
public interface CarrierFormat {

    /// Checks the signature over the raw bytes first, and reads the body only then.
    ///
    /// @throws InvalidJson where a rightly signed body is no JSON object
    /// @throws InvalidField where a field of it is missing, of the wrong type, or breaks a rule
    Reading read(WebhookRequest request);

    /// Whether its webhooks can announce a shipment. A carrier whose format cannot has its parcels announced by
    /// others.
    boolean canRegister();
}
