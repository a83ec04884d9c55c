package dev.latchkey.aws;

/// An attribute of a stored item is missing, or is not what is stored under its name. It says nothing of its value.
final class UnreadableAttribute extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final String name;

    UnreadableAttribute(String name) {
        super("A stored item has no readable attribute " + name);
        this.name = name;
    }

    /// @param cause whose message stays out: it repeats the value
    UnreadableAttribute(String name, RuntimeException cause) {
        this(name);
        setStackTrace(cause.getStackTrace());
    }

    /// What cannot be read, for people: an attribute by its name, anything else by the kind of fault.
    static String what(RuntimeException fault) {
        return fault instanceof UnreadableAttribute attribute
                ? "its attribute " + attribute.name
                : fault.getClass().getSimpleName();
    }
}
