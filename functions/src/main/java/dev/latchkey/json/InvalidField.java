package dev.latchkey.json;

/// A field of a JSON document is missing, of the wrong type, or breaks a rule.
///
/// `field` is its path from the document's root, such as `data.recipient.channels[0].address`. The reason
/// completes a sentence that starts with the field, such as "must be a string", and never repeats the value.
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String reason;

    public InvalidField(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
