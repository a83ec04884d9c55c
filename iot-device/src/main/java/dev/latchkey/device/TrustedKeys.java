package dev.latchkey.device;

import dev.latchkey.device.journal.KeyMemory;
import dev.latchkey.device.manifest.KeyRing;

/// Whose signatures the locker believes: the keys that its last manifest announced; before the first, or since the
/// key file was changed, those of the file.
final class TrustedKeys {

    private final KeyMemory memory;
    private final String keyFile;
    private KeyRing now;

    TrustedKeys(KeyMemory memory, KeyRing file) {
        this.memory = memory;
        keyFile = file.fingerprint();
        now = memory.load(keyFile).orElse(file);
    }

    KeyRing now() {
        return now;
    }

    /// To be done in the step that applies the manifest, and followed by [#adopt] once that is on the disk.
    void save(KeyRing announced) {
        memory.save(announced, keyFile);
    }

    void adopt(KeyRing announced) {
        now = announced;
    }
}
