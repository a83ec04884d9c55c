package dev.latchkey.local.aws;

/// What AWS would answer instead of a result. The endpoint renders it in the shape of the request's protocol.
public final class AwsError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    /// @param status the HTTP status, such as 400
    /// @param code AWS's name of the error, such as `InvalidParameter`
    /// @param message for a person; must not repeat a phone number, an e-mail address or a token
    public AwsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /// The error for an operation of AWS that the local service does not have.
    public static AwsError lacking(String service, String operation) {
        return new AwsError(
                400,
                "UnknownOperationException",
                "The local " + service + " has no operation " + operation + ". AWS itself may have it.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
