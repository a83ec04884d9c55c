package dev.latchkey.local.phone;

/// A request about phones that makes no sense.
public final class BadPhoneRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    public BadPhoneRequest(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /// The field at fault, such as `behaviour`; `body` for the whole.
    public String field() {
        return field;
    }

    /// What is wrong with it, such as `is missing`. Repeats nothing of what was sent.
    public String reason() {
        return reason;
    }
}
