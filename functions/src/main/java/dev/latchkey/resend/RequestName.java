package dev.latchkey.resend;

import dev.latchkey.json.TextRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// How requests and their executions are named after each other.
///
/// An execution that the system starts is `resend-<requestId>`. One that somebody started by hand gives its request
/// the id `console-<its name>`, so that neither can be taken for the other's.
public final class RequestName {

    public static final TextRule ID =
            TextRule.matching("[A-Za-z0-9._-]{1,100}", "must be 1 to 100 letters, digits, dots, dashes or _");

    private static final String STARTED = "resend-";
    private static final String BY_HAND = "console-";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private RequestName() {}

    /// The execution that the system starts for a request.
    public static String execution(String requestId) {
        return STARTED + requestId;
    }

    /// The request of an execution of which no more than its name is known.
    static String request(String executionName) {
        return executionName.startsWith(STARTED) ? executionName.substring(STARTED.length()) : byHand(executionName);
    }

    /// The request of an execution that somebody started by hand.
    static String byHand(String executionName) {
        return BY_HAND + (PLAIN.matcher(executionName).matches() ? executionName : digest(executionName));
    }

    private static String digest(String executionName) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(executionName.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
