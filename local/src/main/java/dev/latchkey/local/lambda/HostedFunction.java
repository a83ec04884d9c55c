package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.ErrorRequest;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.Surroundings;
import dev.latchkey.local.template.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A function that is loaded once, when it is first needed, inside its own surroundings.
final class HostedFunction {

    private final LambdaFunction function;
    private final Supplier<Surroundings> surroundings;
    private final HandlerLoader loader;
    private RequestStreamHandler handler;
    private Surroundings own;

    HostedFunction(LambdaFunction function, Supplier<Surroundings> surroundings, HandlerLoader loader) {
        this.function = function;
        this.surroundings = surroundings;
        this.loader = loader;
    }

    LambdaFunction function() {
        return function;
    }

    /// A load that failed is tried again at the next invocation, as Lambda does.
    synchronized void load() {
        if (handler == null) {
            Surroundings given = surroundings.get();
            handler = given.around(() -> loader.load(function.handler()));
            own = given;
        }
    }

    /// Runs the handler on the calling thread.
    ///
    /// @throws FunctionFailed with whatever the handler threw
    byte[] handle(byte[] payload, Context context) {
        return own.around(() -> {
            try {
                ByteArrayOutputStream answer = new ByteArrayOutputStream();
                handler.handleRequest(new ByteArrayInputStream(payload), answer, context);
                return answer.toByteArray();
            } catch (Throwable thrown) { // Lambda reports Errors too
                throw reported(thrown, context);
            }
        });
    }

    private static FunctionFailed reported(Throwable thrown, Context context) {
        UserFault.filterStackTrace(thrown);
        withoutHost(thrown);
        ErrorRequest report = LambdaErrorConverter.fromThrowable(thrown);
        context.getLogger().log(UserFault.makeUserFault(thrown).reportableError(), LogLevel.ERROR);
        return new FunctionFailed(report.errorType, report.errorMessage, List.of(report.stackTrace));
    }

    /// Ends the trace where Lambda's would: with the handler.
    private static void withoutHost(Throwable thrown) {
        thrown.setStackTrace(Stream.of(thrown.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().equals(HostedFunction.class.getName()))
                .toArray(StackTraceElement[]::new));
        if (thrown.getCause() != null) {
            withoutHost(thrown.getCause());
        }
    }
}
