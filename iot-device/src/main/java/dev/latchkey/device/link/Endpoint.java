package dev.latchkey.device.link;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the broker listens.
///
/// @param host a name or an IPv4 address, such as `a1b2c3-ats.iot.eu-central-1.amazonaws.com`
public record Endpoint(String host, int port) {

    private static final int MQTT_OVER_TLS = 8883;
    private static final Pattern FORM = Pattern.compile("(?:(?:ssl|mqtts)://)?([A-Za-z0-9.-]+)(?::(\\d{1,5}))?/?");

    public Endpoint {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("endpoint: its port must be from 1 to 65535");
        }
    }

    /// @param text `ssl://host:port`, `host:port` or a host alone, as AWS IoT Core names its endpoints; the port
    /// is 8883 unless given
    public static Endpoint parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("endpoint: must be ssl://host:port, host:port or host");
        }
        int port = parts.group(2) == null ? MQTT_OVER_TLS : Integer.parseInt(parts.group(2));
        return new Endpoint(parts.group(1), port);
    }

    @Override
    public String toString() {
        return "ssl://" + host + ":" + port;
    }
}
