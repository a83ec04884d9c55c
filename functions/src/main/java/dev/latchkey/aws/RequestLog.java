package dev.latchkey.aws;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.latchkey.json.JsonText;
import java.util.Map;
import java.util.function.Supplier;

/// The log of the running function, for what must be written down outside the tables.
public final class RequestLog {

    private static final ScopedValue<LambdaLogger> LOGGER = ScopedValue.newInstance();

    private RequestLog() {}

    /// Runs `work`, whose lines go to `logger`.
    public static <T> T into(LambdaLogger logger, Supplier<T> work) {
        return ScopedValue.where(LOGGER, logger).call(work::get);
    }

    /// One line of JSON; nothing where no function runs.
    static void line(Map<String, ?> line) {
        if (LOGGER.isBound()) {
            LOGGER.get().log(JsonText.bytes(line));
        }
    }
}
