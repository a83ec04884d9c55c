package dev.latchkey.memory;

import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;

/// One version of the master key: `v1` of `events/mqtt/vectors.json`.
public final class FixedMasterKeys implements MasterKeys {

    public static final MasterKey V1 =
            new MasterKey("v1", "test-vector-master-key-0123456789abcdefghijklmnopqrstuvwxyz");

    @Override
    public MasterKey current() {
        return V1;
    }

    @Override
    public MasterKey version(String version) {
        if (!version.equals(V1.version())) {
            throw new IllegalArgumentException("There is no version " + version);
        }
        return V1;
    }
}
