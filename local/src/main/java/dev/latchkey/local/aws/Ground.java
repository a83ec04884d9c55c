package dev.latchkey.local.aws;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/// What every local AWS service stands on.
///
/// @param account whom the ARNs name
/// @param directory an existing directory, where services keep what must outlive a restart
/// @param ids for message ids and the like; `UUID::randomUUID` outside of tests
public record Ground(Account account, Path directory, LocalClock clock, Work work, Supplier<UUID> ids) {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Instant now() {
        return clock.now();
    }

    /// The time as AWS's events write it, such as `2026-11-23T10:00:00.000Z`.
    String timestamp() {
        return timestamp(now());
    }

    static String timestamp(Instant at) {
        return TIMESTAMP.format(at);
    }

    String newId() {
        return ids.get().toString();
    }

    Handover handover() {
        return new Handover(clock, work);
    }
}
