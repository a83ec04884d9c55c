package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// Handlers of every kind, as a template would name them.
public final class SampleHandlers {

    private SampleHandlers() {}

    /// Gives back its event.
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            input.transferTo(output);
        }
    }

    /// Tells what it found around itself while it was loaded.
    public static final class Curious implements RequestStreamHandler {
        private final Surroundings surroundings = Surroundings.current();

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            String facts = new TreeMap<>(surroundings.environment()) + " at "
                    + surroundings.clock().instant();
            output.write(facts.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Tells what its context says.
    public static final class Introspective implements RequestHandler<Object, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Object event, Context context) {
            return Map.of(
                    "name", context.getFunctionName(),
                    "version", context.getFunctionVersion(),
                    "arn", context.getInvokedFunctionArn(),
                    "memory", context.getMemoryLimitInMB(),
                    "group", context.getLogGroupName(),
                    "remaining", context.getRemainingTimeInMillis());
        }
    }

    public record Greeting(String text, int times) {}

    /// Bound to its types by the runtime.
    public static final class Greeter implements RequestHandler<Map<String, String>, Greeting> {
        @Override
        public Greeting handleRequest(Map<String, String> event, Context context) {
            return new Greeting("Hello " + event.get("name"), 1);
        }

        /// Named as `class::method`.
        public String shout(Map<String, String> event) {
            return event.get("name").toUpperCase(Locale.ROOT);
        }
    }

    public static final class LockerJammed extends RuntimeException {
        private static final long serialVersionUID = 1;

        public LockerJammed(String message) {
            super(message);
        }
    }

    public static final class Throwing implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            throw new LockerJammed("door 7");
        }
    }

    public static final class ThrowingChecked implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            throw new IOException();
        }
    }

    public static final class Unbuildable implements RequestStreamHandler {
        public Unbuildable() {
            throw new LockerJammed("at once");
        }

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {}
    }

    public static final class Hanging implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    public static final class Logging implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) {
            context.getLogger().log("plain");
            context.getLogger().log("with \"quotes\"", LogLevel.WARN);
            context.getLogger().log("{\"_aws\":{}}\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
