package dev.latchkey.local.states.definition;

import java.util.Optional;
import java.util.Set;

/// What a Task state has done, by its `Resource` field.
public sealed interface Resource {

    /// Whether the task goes on until somebody completes its token.
    default boolean waitsForToken() {
        return false;
    }

    /// A function named by its ARN: the task's result is the function's answer alone.
    record Function(String arn) implements Resource {}

    /// `lambda:invoke`: the result wraps the function's answer.
    record Invoke(boolean waitsForToken) implements Resource {}

    /// `states:startExecution`.
    record StartExecution(Until until) implements Resource {
        /// When the task is done.
        public enum Until {
            STARTED,
            CLOSED,
            TOKEN
        }

        @Override
        public boolean waitsForToken() {
            return until == Until.TOKEN;
        }
    }

    /// The service as a history names it, such as `lambda`.
    default String service() {
        return this instanceof StartExecution ? "states" : "lambda";
    }

    /// The action as a history names it, such as `invoke.waitForTaskToken`.
    default String action() {
        return switch (this) {
            case Function _ -> "invoke";
            case Invoke(boolean waits) -> waits ? "invoke.waitForTaskToken" : "invoke";
            case StartExecution(StartExecution.Until until) ->
                switch (until) {
                    case STARTED -> "startExecution";
                    case CLOSED -> "startExecution.sync:2";
                    case TOKEN -> "startExecution.waitForTaskToken";
                };
        };
    }

    /// The keys of `Arguments` that the resource understands; empty: any.
    default Set<String> argumentKeys() {
        return switch (this) {
            case Function _ -> Set.of();
            case Invoke _ -> Set.of("FunctionName", "Payload");
            case StartExecution _ -> Set.of("StateMachineArn", "Input", "Name");
        };
    }

    /// The key of `Arguments` that the resource cannot do without; null: none.
    default String requiredArgument() {
        return switch (this) {
            case Function _ -> null;
            case Invoke _ -> "FunctionName";
            case StartExecution _ -> "StateMachineArn";
        };
    }

    /// The resource of that ARN, nothing where it is not supported.
    static Optional<Resource> of(String arn) {
        return Optional.ofNullable(
                switch (arn) {
                    case "arn:aws:states:::lambda:invoke" -> new Invoke(false);
                    case "arn:aws:states:::lambda:invoke.waitForTaskToken" -> new Invoke(true);
                    case "arn:aws:states:::states:startExecution" -> new StartExecution(StartExecution.Until.STARTED);
                    case "arn:aws:states:::states:startExecution.sync:2" ->
                        new StartExecution(StartExecution.Until.CLOSED);
                    case "arn:aws:states:::states:startExecution.waitForTaskToken" ->
                        new StartExecution(StartExecution.Until.TOKEN);
                    default -> arn.matches("arn:aws:lambda:[^:]*:[^:]*:function:.+") ? new Function(arn) : null;
                });
    }
}
