package dev.latchkey.locker;

/// What the cloud tells a locker to do; `events/mqtt/command-*.json`.
public sealed interface Command {

    /// Releases one latch. A locker obeys it within 30 s of its sending, once.
    record Open(int compartment) implements Command {}

    /// The locker looks at itself and says how it is.
    ///
    /// @param compartment the one that the question is about; 0 where it is the whole locker
    record Diagnose(int compartment) implements Command {}

    record Reboot() implements Command {}

    /// The compartment takes no more parcels; one that lies in it can still be collected.
    record DisableCompartment(int compartment) implements Command {}

    record EnableCompartment(int compartment) implements Command {}

    /// The input answers nothing but a prompt that names the other one.
    record DisableInput(Input input) implements Command {}

    record EnableInput(Input input) implements Command {}

    /// What a person gives a code to.
    enum Input {
        KEYPAD,
        SCANNER
    }
}
