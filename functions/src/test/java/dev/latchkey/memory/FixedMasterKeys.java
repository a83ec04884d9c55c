package dev.latchkey.memory;

import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import java.util.stream.Stream;

/// The master key of `events/mqtt/vectors.json`, `v1`; `v2` is the current one once somebody rotates it.
public final class FixedMasterKeys implements MasterKeys {

    public static final MasterKey V1 =
            new MasterKey("v1", "test-vector-master-key-0123456789abcdefghijklmnopqrstuvwxyz");

    public static final MasterKey V2 = new MasterKey("v2", "another-master-key-0123456789abcdefghijklmnopqrstuvwxyz");

    private MasterKey current = V1;

    /// Makes another version the current one.
    public synchronized void rotate(MasterKey to) {
        current = to;
    }

    @Override
    public synchronized MasterKey current() {
        return current;
    }

    @Override
    public MasterKey version(String version) {
        return Stream.of(V1, V2)
                .filter(key -> key.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no version " + version));
    }
}
