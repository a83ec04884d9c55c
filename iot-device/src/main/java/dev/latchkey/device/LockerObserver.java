package dev.latchkey.device;

import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.LockerEvent;

/// Watches a controller: a terminal, a demonstration, a test. Calls come one at a time, on the controller's
/// turns, so they should be short; none of them carries a code or a key.
public interface LockerObserver {

    /// Watches nothing.
    LockerObserver NONE = new LockerObserver() {};

    default void linkChanged(LinkState state) {}

    /// An event was journalled, which is before it is sent.
    default void happened(LockerEvent event) {}

    /// The broker has acknowledged an event.
    default void sent(LockerEvent event) {}

    default void manifestApplied(Manifest manifest) {}

    /// A manifest was not applied; the one before it stays.
    default void manifestRefused(String reason) {}

    default void commandAnswered(Ack.CommandResult result) {}

    /// A courier found no compartment free, or not the one wanted.
    default void depositRefused(String trackingNumber) {}

    /// Something came down that cannot be read.
    default void malformedReceived(String topic, String problem) {}

    /// A turn of the controller broke, most likely because of its disk.
    default void broke(RuntimeException failure) {}
}
