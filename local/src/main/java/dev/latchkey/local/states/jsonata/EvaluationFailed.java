package dev.latchkey.local.states.jsonata;

/// An expression gave no usable value: the error `States.QueryEvaluationError`. The message is AWS's.
public final class EvaluationFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final String location;

    /// @param location the field, such as `Output/total`; null where no field was given
    public EvaluationFailed(String location, String message) {
        super(message);
        this.location = location;
    }

    /// The field, such as `Output/total`; null where there is none.
    public String location() {
        return location;
    }
}
