package dev.latchkey.local.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Does nothing: what a start costs before any code of ours runs, by which one machine is compared with another.
public final class NothingHandler implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
