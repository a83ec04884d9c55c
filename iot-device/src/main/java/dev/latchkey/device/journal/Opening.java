package dev.latchkey.device.journal;

/// Why a door was released, until it is closed again.
public sealed interface Opening {

    int compartment();

    /// A recipient takes out what was delivered.
    record Pickup(int compartment, String deliveryId, int codeVersion) implements Opening {}

    /// A courier puts a parcel in.
    record Deposit(int compartment, String trackingNumber) implements Opening {}

    /// Somebody was let at a compartment for which there is no grant.
    record Service(int compartment) implements Opening {}
}
