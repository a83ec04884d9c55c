package dev.latchkey.locker;

import java.time.ZoneId;
import java.util.List;

/// Makes a locker known to the cloud and hands out what it needs to check codes and manifests by itself.
public final class ProvisionLocker {

    private final Lockers lockers;
    private final MasterKeys masterKeys;

    public ProvisionLocker(Lockers lockers, MasterKeys masterKeys) {
        this.lockers = lockers;
        this.masterKeys = masterKeys;
    }

    /// Provisioning a known locker again changes its description and gives the same keys.
    public Provisioned provision(String lockerId, String name, ZoneId timeZone, List<Locker.Compartment> compartments) {
        var key = lockers.find(lockerId)
                .map(known -> masterKeys.version(known.keyVersion()))
                .orElseGet(masterKeys::current);
        lockers.provision(new Locker(lockerId, name, timeZone, key.version(), compartments));
        return new Provisioned(key.lockerKey(lockerId), key.signingKey().publicKeyPem());
    }

    /// What goes onto the locker's disk.
    public record Provisioned(LockerKey lockerKey, String signingPublicKeyPem) {}
}
