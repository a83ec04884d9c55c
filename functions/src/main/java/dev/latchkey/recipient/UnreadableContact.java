package dev.latchkey.recipient;

/// What is stored as a recipient's newest contact cannot be read as one. The cause stays out: it can repeat an
/// address.
public final class UnreadableContact extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param what cannot be read, for people
    public UnreadableContact(String recipientId, String what, RuntimeException cause) {
        super("The contact of recipient " + recipientId + " cannot be read: " + what);
        setStackTrace(cause.getStackTrace());
    }
}
