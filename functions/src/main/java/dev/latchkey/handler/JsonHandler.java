package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.aws.AwsFaults;
import dev.latchkey.aws.RequestLog;
import dev.latchkey.aws.TimeLeft;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/// A function that takes a JSON object and answers one. Read and written by hand: that starts 300 ms faster than
/// Lambda's own binding.
interface JsonHandler extends RequestStreamHandler {

    Map<String, ?> handle(JsonObject event, Context context);

    @Override
    default void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = JsonObject.parse(in.readAllBytes());
        out.write(JsonText.bytes(TimeLeft.counting(
                context::getRemainingTimeInMillis,
                () -> RequestLog.into(
                        context.getLogger(), () -> AwsFaults.translating(() -> handle(event, context))))));
    }
}
