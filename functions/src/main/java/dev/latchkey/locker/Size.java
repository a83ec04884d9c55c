package dev.latchkey.locker;

/// How large a parcel or a compartment is, smallest first: a parcel fits into its own size and every larger one.
public enum Size {
    S,
    M,
    L
}
