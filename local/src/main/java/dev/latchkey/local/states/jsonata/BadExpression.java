package dev.latchkey.local.states.jsonata;

/// The text is not JSONata, or is JSONata that Step Functions refuses.
public final class BadExpression extends Exception {

    private static final long serialVersionUID = 1;

    public BadExpression(String message) {
        super(message);
    }

    BadExpression(String message, Throwable cause) {
        super(message, cause);
    }
}
