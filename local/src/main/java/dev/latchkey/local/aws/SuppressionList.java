package dev.latchkey.local.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The addresses that SES no longer sends to, because they bounced or complained. Kept in a file.
final class SuppressionList {

    private final StateFile<Suppressed> file;
    private final Map<String, Suppressed> addresses;

    SuppressionList(Path directory) {
        file = new StateFile<>(directory.resolve("suppressed-addresses.json"), new TypeReference<>() {});
        addresses = new TreeMap<>(file.read());
    }

    synchronized Optional<Suppressed> get(String address) {
        return Optional.ofNullable(addresses.get(key(address)));
    }

    /// @param reason `BOUNCE` or `COMPLAINT`
    synchronized void put(String address, String reason, Instant at) {
        addresses.put(key(address), new Suppressed(address, reason, at.getEpochSecond()));
        file.write(addresses);
    }

    synchronized boolean remove(String address) {
        var known = addresses.remove(key(address)) != null;
        file.write(addresses);
        return known;
    }

    synchronized List<Suppressed> all() {
        return List.copyOf(addresses.values());
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /// @param reason `BOUNCE` or `COMPLAINT`
    /// @param lastUpdateTime in seconds since 1970
    record Suppressed(String emailAddress, String reason, long lastUpdateTime) {
        @Override
        public String toString() {
            return "Suppressed[" + reason + "]";
        }
    }
}
