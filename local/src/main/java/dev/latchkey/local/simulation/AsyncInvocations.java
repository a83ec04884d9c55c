package dev.latchkey.local.simulation;

import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import java.time.Duration;
import java.util.function.BiConsumer;

/// Events that nobody waits for, as Lambda and the runbook treat them: tried again after one minute and after two
/// more; what fails every time lies in the dead-letter queue until an operator sends it again.
///
/// @param taken is told the function and the event once a function has dealt with it
record AsyncInvocations(Functions functions, Surface surface, BiConsumer<String, byte[]> taken)
        implements AsyncFunctions {

    private static final int ATTEMPTS = 3;
    private static final Duration OPERATOR = Duration.ofHours(1);

    @Override
    public void invokeAsync(String function, byte[] payload) {
        attempt(function, payload, 1);
    }

    private void attempt(String function, byte[] payload, int number) {
        try {
            functions.invoke(function, payload);
        } catch (FunctionFailed e) {
            var pause = number < ATTEMPTS ? Duration.ofMinutes(number) : OPERATOR;
            surface.after(pause, () -> attempt(function, payload, number % ATTEMPTS + 1));
            return;
        }
        taken.accept(function, payload);
    }
}
