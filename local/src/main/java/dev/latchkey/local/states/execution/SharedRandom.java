package dev.latchkey.local.states.execution;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// Chance for many threads, whatever generator stands behind it.
public final class SharedRandom implements RandomGenerator {

    private final RandomGenerator source;

    public SharedRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public synchronized long nextLong() {
        return source.nextLong();
    }

    /// 43 characters of base64url, 32 bytes of chance.
    public synchronized String text() {
        var bytes = new byte[32];
        source.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
