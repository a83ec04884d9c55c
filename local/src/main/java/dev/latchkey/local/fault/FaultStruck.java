package dev.latchkey.local.fault;

/// A request met an injected fault that answers with an error, or not at all.
public final class FaultStruck extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient InjectedError error;

    FaultStruck(InjectedError error) {
        super("Injected: " + error.code());
        this.error = error;
    }

    public InjectedError error() {
        return error;
    }
}
