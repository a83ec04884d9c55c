package dev.latchkey.support;

/// Step Functions has been asked about so many executions that it answers no more questions for now.
public final class ExecutionsThrottled extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExecutionsThrottled() {
        super("Step Functions is throttling");
    }
}
