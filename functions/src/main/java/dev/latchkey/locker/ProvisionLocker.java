package dev.latchkey.locker;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/// Makes a locker known to the cloud and hands out what it needs to check codes and manifests by itself.
public final class ProvisionLocker {

    private final Lockers lockers;
    private final MasterKeys masterKeys;
    private final SigningKeys signingKeys;

    public ProvisionLocker(Lockers lockers, MasterKeys masterKeys, SigningKeys signingKeys) {
        this.lockers = lockers;
        this.masterKeys = masterKeys;
        this.signingKeys = signingKeys;
    }

    /// Provisioning a known locker again changes its description and gives the same locker key, with all signing keys
    /// that it is to believe by then.
    public Provisioned provision(String lockerId, String name, ZoneId timeZone, List<Locker.Compartment> compartments) {
        var key = lockers.find(lockerId)
                .map(known -> masterKeys.version(known.keyVersion()))
                .orElseGet(masterKeys::current);
        var locker = new Locker(lockerId, name, timeZone, key.version(), compartments);
        lockers.provision(locker);
        var pem = signingKeys.of(locker).announced().stream()
                .map(VerificationKey::pem)
                .collect(Collectors.joining());
        return new Provisioned(key.lockerKey(lockerId), pem);
    }

    /// What goes onto the locker's disk.
    ///
    /// @param signingPublicKeyPem one or several `PUBLIC KEY` blocks
    public record Provisioned(LockerKey lockerKey, String signingPublicKeyPem) {}
}
