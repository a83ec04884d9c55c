package dev.latchkey.device.message;

/// Why a code opened nothing.
public enum RefusalReason {
    UNKNOWN_CODE,
    EXPIRED,
    LOCKED_OUT,
    /// The cloud was asked and did not answer, or could not be asked.
    UNDECIDED,
    /// Not a token of ours, or a bit of it was changed.
    FORGED,
    OTHER_LOCKER,
    /// Its parcel was taken out.
    COLLECTED,
    /// A newer manifest lacks it.
    REVOKED;

    /// The reason of that name; one that this locker does not know yet counts as an unknown code.
    static RefusalReason named(String name) {
        return WireName.find(RefusalReason.class, name).orElse(UNKNOWN_CODE);
    }

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
