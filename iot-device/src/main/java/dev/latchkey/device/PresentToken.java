package dev.latchkey.device;

import dev.latchkey.device.journal.LastDeposits;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import dev.latchkey.device.time.TrustedClock;
import dev.latchkey.device.token.PickupToken;
import java.time.Instant;
import java.util.Optional;

/// Somebody held a pickup token to the scanner. It opens with or without a network, be the delivery in the manifest
/// or, since the locker was away when it was made, not. A wrong one is no guess: nobody guesses a signature. So it
/// counts nothing against the panel, and a panel that refuses codes takes tokens all the same.
final class PresentToken {

    private final TrustedKeys keys;
    private final String lockerId;
    private final Grants grants;
    private final LastDeposits deposits;
    private final OpenCompartment opener;
    private final RefuseCode refuser;
    private final TrustedClock clock;

    PresentToken(
            TrustedKeys keys,
            String lockerId,
            Grants grants,
            LastDeposits deposits,
            OpenCompartment opener,
            RefuseCode refuser,
            TrustedClock clock) {
        this.keys = keys;
        this.lockerId = lockerId;
        this.grants = grants;
        this.deposits = deposits;
        this.opener = opener;
        this.refuser = refuser;
        this.clock = clock;
    }

    /// Loads what the first token would otherwise wait for.
    void rehearse() {
        keys.now().keys().forEach(key -> key.key().isSigned(new byte[0], new byte[64]));
    }

    void presented(String text) {
        try {
            judge(PickupToken.verified(text, keys.now()));
        } catch (MalformedMessage e) {
            refuser.refuse(RefusalReason.FORGED, OpenedBy.SCANNER); // Whatever it was, it was no token of ours.
        }
    }

    private void judge(PickupToken token) {
        objection(token)
                .ifPresentOrElse(
                        reason -> refuser.refuse(reason, OpenedBy.SCANNER),
                        () -> opener.open(
                                token.compartment(), token.deliveryId(), token.codeVersion(), OpenedBy.SCANNER));
    }

    /// What stands against it. Among several reasons the first one is the one that helps its bearer most.
    private Optional<RefusalReason> objection(PickupToken token) {
        if (!token.lockerId().equals(lockerId)) {
            return Optional.of(RefusalReason.OTHER_LOCKER);
        }
        if (grants.isCollected(token.deliveryId(), token.codeVersion())) {
            return Optional.of(RefusalReason.COLLECTED);
        }
        Optional<Grant> listed = grants.manifest().of(token.deliveryId());
        return listed.filter(grant -> isSame(grant, token)).isPresent()
                ? objection(listed.get().expiresAt())
                : objectionToUnlisted(token, listed);
    }

    private static boolean isSame(Grant grant, PickupToken token) {
        return grant.codeVersion() == token.codeVersion() && grant.compartment() == token.compartment();
    }

    /// A manifest that is as new as the token would list it, were it still good. To an older one that lists an
    /// earlier code it is news; one that lists a later code knows better.
    private Optional<RefusalReason> objectionToUnlisted(PickupToken token, Optional<Grant> listed) {
        boolean isKnownToBeOver = grants.manifest().version() >= token.manifest()
                || listed.filter(grant -> grant.codeVersion() >= token.codeVersion())
                        .isPresent();
        return isKnownToBeOver || holdsAnother(token)
                ? Optional.of(RefusalReason.REVOKED)
                : objection(token.expiresAt());
    }

    private boolean holdsAnother(PickupToken token) {
        return deposits.in(token.compartment())
                .filter(parcel -> !parcel.equals(token.parcel()))
                .isPresent();
    }

    private Optional<RefusalReason> objection(Instant expiresAt) {
        return clock.earliest().isBefore(expiresAt) ? Optional.empty() : Optional.of(RefusalReason.EXPIRED);
    }
}
