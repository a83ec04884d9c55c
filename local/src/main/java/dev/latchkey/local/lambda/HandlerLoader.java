package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import java.lang.reflect.Field;
import java.security.Security;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Loads handlers as Lambda's own runtime does: stream handlers, `RequestHandler`s with its JSON binding, and
/// methods named `class::method`.
///
/// The runtime hands a loaded handler a context made of its process's environment variables, which here belong to
/// no single function. So the stream handler is taken out of what the runtime wraps around it, and called with a
/// context of its own; loading, method choice and JSON binding stay the runtime's.
final class HandlerLoader {

    private static final String TLS_SETTING = "jdk.tls.disabledAlgorithms";

    /// As the process has it before the runtime is first touched: functions load side by side, so a value read
    /// later could be the runtime's.
    private static final String TLS = Objects.requireNonNullElse(Security.getProperty(TLS_SETTING), "");

    private final ClassLoader classes;

    HandlerLoader(ClassLoader classes) {
        this.classes = classes;
    }

    /// @throws FunctionFailed when the class is missing or its constructor threw, as Lambda reports it
    RequestStreamHandler load(String handler) {
        try {
            return unwrap(EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(handler, classes)));
        } catch (ClassNotFoundException e) {
            throw failed(e.getClass(), "Class not found: " + HandlerInfo.className(handler));
        } catch (LinkageError e) {
            String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw failed(e.getClass(), "Error loading class " + HandlerInfo.className(handler) + reason);
        } finally {
            // The runtime allows ciphers that Lambda still allows; in this process they would serve the broker too.
            Security.setProperty(TLS_SETTING, TLS);
        }
    }

    private static FunctionFailed failed(Class<?> type, String message) {
        return new FunctionFailed(type.getName(), message, List.of());
    }

    private static RequestStreamHandler unwrap(LambdaRequestHandler loaded) {
        if (loaded instanceof UserFaultHandler faulty) {
            throw failed(faulty.fault);
        }
        Field wrapped = Stream.of(loaded.getClass().getDeclaredFields())
                .filter(field -> field.getType() == RequestStreamHandler.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Lambda's runtime wraps handlers in another way"));
        try {
            wrapped.setAccessible(true);
            return (RequestStreamHandler) wrapped.get(loaded);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FunctionFailed failed(UserFault fault) {
        List<String> frames = fault.trace == null
                ? List.of()
                : fault.trace
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("at "))
                        .map(line -> line.substring(3))
                        .toList();
        return new FunctionFailed(fault.exception == null ? "Runtime.Unknown" : fault.exception, fault.msg, frames);
    }
}
