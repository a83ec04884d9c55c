package dev.latchkey.local.lambda;

/// Lambda itself did not run a function, or does not say what came of it. What the function would have answered
/// is lost.
public final class InvocationRefused extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String code;
    private final int status;

    /// @param code AWS's name of the error, such as `TooManyRequestsException`
    /// @param status the HTTP status; 0 where nothing was answered
    public InvocationRefused(String code, int status) {
        super("Lambda: " + code);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public boolean isThrottle() {
        return status == TOO_MANY_REQUESTS;
    }
}
