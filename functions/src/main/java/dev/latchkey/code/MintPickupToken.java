package dev.latchkey.code;

import dev.latchkey.code.PickupToken.Claims;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.SigningKeys;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.TrackingNumber;
import java.util.Optional;

/// Makes the token that a delivery's compartment opens to while its code is live.
///
/// A locker that has applied a manifest of the version in the token goes by that manifest alone. So the version is
/// one that holds the grant, and every revocation to come: it is read between two looks at the grant. Versions that
/// are taken after the first look hold it, and a revocation that comes after the second one takes a higher version.
public final class MintPickupToken {

    private final Codes codes;
    private final Lockers lockers;
    private final SigningKeys signingKeys;

    public MintPickupToken(Codes codes, Lockers lockers, SigningKeys signingKeys) {
        this.codes = codes;
        this.lockers = lockers;
        this.signingKeys = signingKeys;
    }

    /// @param issued the delivery's live code; its end is the token's, also where the grant's does not say so yet
    /// @return nothing where that code has ended, or another one is in its place
    Optional<PickupToken> mint(Delivery delivery, IssuedCode issued) {
        return granted(delivery, issued)
                .flatMap(code -> lockers.find(code.lockerId()).flatMap(locker -> mint(delivery, issued, code, locker)));
    }

    private Optional<PickupToken> mint(Delivery delivery, IssuedCode issued, CodeRecord code, Locker locker) {
        long manifest = lockers.latestManifestVersion(locker.lockerId()) + 1;
        var claims = new Claims(
                locker.lockerId(),
                delivery.deliveryId(),
                issued.expiresAt(),
                code.compartment(),
                code.version(),
                manifest,
                new TrackingNumber(delivery.trackingNumber()).digest());
        return granted(delivery, issued)
                .map(still -> PickupToken.signed(claims, signingKeys.of(locker).present()));
    }

    private Optional<CodeRecord> granted(Delivery delivery, IssuedCode issued) {
        return codes.find(delivery.deliveryId()).filter(code -> code.version() == issued.version());
    }
}
