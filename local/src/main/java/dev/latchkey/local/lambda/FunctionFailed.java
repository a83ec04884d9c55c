package dev.latchkey.local.lambda;

import java.util.List;

/// A function threw. Its answer is `{"errorMessage", "errorType", "stackTrace"}`, as Lambda reports a Java
/// exception: the type is the class's fully qualified name (`Outer$Nested` for a nested one).
public final class FunctionFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String errorType;
    private final String errorMessage;
    private final transient List<String> frames;

    public FunctionFailed(String errorType, String errorMessage, List<String> frames) {
        super(errorType + ": " + errorMessage);
        this.errorType = errorType;
        this.errorMessage = errorMessage;
        this.frames = List.copyOf(frames);
    }

    public String errorType() {
        return errorType;
    }

    /// The exception's own message; its class's name where it had none, as Lambda reports it.
    public String errorMessage() {
        return errorMessage;
    }

    public List<String> frames() {
        return frames;
    }
}
