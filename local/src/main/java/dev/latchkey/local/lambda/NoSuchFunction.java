package dev.latchkey.local.lambda;

/// The template has no function of that name.
public final class NoSuchFunction extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NoSuchFunction(String function) {
        super("Function not found: " + function);
    }
}
