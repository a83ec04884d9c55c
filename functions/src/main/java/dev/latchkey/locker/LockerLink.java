package dev.latchkey.locker;

/// The way down to a locker.
public interface LockerLink {

    /// Publishes a signed manifest as the locker's retained one.
    void publishManifest(String lockerId, byte[] signedManifest);

    /// Answers a validation.
    void publishDecision(String lockerId, Decision decision);

    /// Puts a message that makes no sense where operators find it, with the reason.
    void reject(String lockerId, String reason);
}
