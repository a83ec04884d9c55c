package dev.latchkey.device.link;

/// Whether the cloud can be reached.
public sealed interface LinkState {

    /// What is published reaches the broker, and what the broker has for this locker reaches it.
    record Connected() implements LinkState {}

    /// @param reason for a person, such as `socket is closed`
    record Disconnected(String reason) implements LinkState {}
}
