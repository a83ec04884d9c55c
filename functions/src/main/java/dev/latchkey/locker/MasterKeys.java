package dev.latchkey.locker;

/// The versions of the master key.
public interface MasterKeys {

    /// The version that new lockers are provisioned with.
    MasterKey current();

    /// The version that a locker was provisioned with.
    MasterKey version(String version);
}
