package dev.latchkey.local.simulation;

import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import java.util.List;

/// Functions that break down now and then, as Lambda reports it: ended before they began, or after their work.
record FaultyFunctions(Functions functions, Surface surface, double rate) implements Functions {

    @Override
    public byte[] invoke(String function, byte[] payload) {
        double draw = surface.chance().source().nextDouble();
        if (draw < rate / 2) {
            surface.faults().struck(Fault.FUNCTION_TIMES_OUT);
            throw new FunctionFailed("Sandbox.Timedout", "Task timed out after 20.00 seconds", List.of());
        }
        var answer = functions.invoke(function, payload);
        if (draw < rate) {
            surface.faults().struck(Fault.FUNCTION_CRASHES);
            throw new FunctionFailed("Runtime.ExitError", "Runtime exited with error: signal: killed", List.of());
        }
        return answer;
    }
}
