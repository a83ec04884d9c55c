package dev.latchkey.device.message;

/// How bad a fault is: `minor` can wait, `major` keeps somebody from a parcel, `critical` endangers parcels.
public enum Severity {
    MINOR,
    MAJOR,
    CRITICAL;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
