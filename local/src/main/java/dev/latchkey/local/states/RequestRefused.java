package dev.latchkey.local.states;

/// A request that Step Functions answers with an error of its API.
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    private RequestRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /// The error's name on the wire, such as `ExecutionDoesNotExist`.
    public String code() {
        return code;
    }

    static RequestRefused executionDoesNotExist(String arn) {
        return new RequestRefused("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    static RequestRefused executionAlreadyExists(String arn) {
        return new RequestRefused("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    static RequestRefused stateMachineDoesNotExist(String arn) {
        return new RequestRefused("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    static RequestRefused stateMachineAlreadyExists(String arn) {
        return new RequestRefused("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }

    static RequestRefused invalidName(String name) {
        return new RequestRefused("InvalidName", "Invalid Name: '" + name + "'");
    }

    static RequestRefused invalidArn(String arn) {
        return new RequestRefused("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
    }

    static RequestRefused invalidInput(String why) {
        return new RequestRefused("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
    }

    static RequestRefused invalidDefinition(String why) {
        return new RequestRefused("InvalidDefinition", "Invalid State Machine Definition: '" + why + "'");
    }

    static RequestRefused missingParameter(String message) {
        return new RequestRefused("MissingRequiredParameter", message);
    }

    static RequestRefused validation(String message) {
        return new RequestRefused("ValidationException", message);
    }

    static RequestRefused invalidPageToken() {
        return new RequestRefused("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static RequestRefused typeNotSupported(String message) {
        return new RequestRefused("StateMachineTypeNotSupported", message);
    }

    static RequestRefused unknownOperation(String operation) {
        return new RequestRefused(
                "UnknownOperationException", "The local Step Functions has no operation " + operation);
    }

    public static RequestRefused invalidToken() {
        return new RequestRefused("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    public static RequestRefused taskTimedOut() {
        return new RequestRefused("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }

    public static RequestRefused invalidOutput(String why) {
        return new RequestRefused("InvalidOutput", "Invalid Output: '" + why + "'");
    }
}
