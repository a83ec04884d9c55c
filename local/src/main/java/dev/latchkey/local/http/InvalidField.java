package dev.latchkey.local.http;

/// A field of a local request's body is missing or wrong.
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    /// @param field empty for the body as a whole
    public InvalidField(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    Problem toProblem() {
        return Problem.inField(field, reason);
    }
}
