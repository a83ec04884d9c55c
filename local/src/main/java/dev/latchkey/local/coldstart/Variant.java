package dev.latchkey.local.coldstart;

import java.util.Optional;

/// A way to start a function.
public enum Variant {
    CLASS_PATH("class path", false, false, Optional.empty()),
    CLASS_PATH_PRIMED("class path, primed", false, false, Optional.of("on-demand")),
    AOT("class path + AOT cache", false, true, Optional.empty()),
    AOT_PRIMED("class path + AOT cache, primed", false, true, Optional.of("on-demand")),
    /// As Lambda starts a zip: its runtime loads the task folder with a class loader of its own.
    ZIP("zip", true, false, Optional.empty()),
    ZIP_PRIMED("zip, primed", true, false, Optional.of("on-demand")),
    /// Primed, then frozen and resumed in the same process: what a restored snapshot has left to do, without the
    /// time that Lambda takes to restore it. Its first call and total count from the restore.
    SNAP_START("zip, restored", true, false, Optional.of("snap-start"));

    private final String label;
    private final boolean isZip;
    private final boolean hasCache;
    private final Optional<String> initializationType;

    Variant(String label, boolean isZip, boolean hasCache, Optional<String> initializationType) {
        this.label = label;
        this.isZip = isZip;
        this.hasCache = hasCache;
        this.initializationType = initializationType;
    }

    public String label() {
        return label;
    }

    boolean isZip() {
        return isZip;
    }

    boolean hasCache() {
        return hasCache;
    }

    /// `AWS_LAMBDA_INITIALIZATION_TYPE`; without one a function does not prime its clients.
    Optional<String> initializationType() {
        return initializationType;
    }
}
