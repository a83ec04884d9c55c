package dev.latchkey.json;

/// A value breaks the rule of its type, which does not know where the value stood.
///
/// [JsonObject#value] turns it into an [InvalidField]. The reason completes a sentence that starts with the
/// field's name, such as "must have 4 to 40 letters or digits", and never repeats the value.
public final class InvalidValue extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidValue(String reason) {
        super(reason);
    }

    public String reason() {
        return getMessage();
    }
}
