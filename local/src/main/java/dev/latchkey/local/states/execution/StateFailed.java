package dev.latchkey.local.states.execution;

/// Carries a failure from where it happens to the state that recovers from it.
final class StateFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    StateFailed(Failure failure) {
        super(failure.error(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
