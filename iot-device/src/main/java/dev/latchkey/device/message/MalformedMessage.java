package dev.latchkey.device.message;

/// A message that is not what its contract says. Names the field and the reason, never the value.
public final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    public MalformedMessage(String field, String reason) {
        this(field, reason, null);
    }

    public MalformedMessage(String field, String reason, Throwable cause) {
        super(field + ": " + reason, cause);
        this.field = field;
        this.reason = reason;
    }

    /// Where in the message, such as `grants[2].digest`; `message` for the whole.
    public String field() {
        return field;
    }

    /// Such as `is missing` or `must be a whole number`.
    public String reason() {
        return reason;
    }
}
