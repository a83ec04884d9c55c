package dev.latchkey.local;

/// The local system cannot start, for a reason that its user can do something about.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String reason) {
        super(reason);
    }

    public StartRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
