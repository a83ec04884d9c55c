package dev.latchkey.shipment;

import java.util.Optional;

/// The carriers whose webhooks are taken.
public interface Carriers {

    /// How the carrier signs and words its webhooks; nothing where there is no such carrier.
    Optional<CarrierFormat> find(String carrier);
}
