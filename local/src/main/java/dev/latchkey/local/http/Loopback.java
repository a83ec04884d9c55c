package dev.latchkey.local.http;

import java.net.URI;
import java.util.Set;

/// Whether a request comes from this machine's own user rather than from a web page that found the port: through
/// a name that was pointed at it (DNS rebinding), or across origins.
final class Loopback {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private Loopback() {}

    static boolean isMeant(ApiRequest request) {
        String origin = request.header("origin");
        return isLoopback("http://" + request.header("host")) && (origin.isEmpty() || isLoopback(origin));
    }

    private static boolean isLoopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && HOSTS.contains(host);
        } catch (IllegalArgumentException e) {
            return false; // no URL, so no host of ours
        }
    }
}
