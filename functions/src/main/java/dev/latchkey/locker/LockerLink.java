package dev.latchkey.locker;

/// The way down to a locker.
public interface LockerLink {

    /// Publishes a signed manifest as the locker's retained one.
    void publishManifest(String lockerId, byte[] signedManifest);

    /// Answers a validation.
    void publishDecision(String lockerId, Decision decision);

    /// Tells a locker to do something. One that has no connection at this moment does not hear it.
    void publishCommand(String lockerId, IssuedCommand command);

    /// Puts a message that makes no sense where operators find it, with the reason.
    void reject(String lockerId, String reason);
}
