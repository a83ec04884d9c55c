package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.RefusalReason;
import dev.latchkey.device.time.TrustedClock;
import java.util.Optional;

/// Somebody entered a code. One that the locker knows opens at once, with or without a network; about any other
/// the cloud is asked; a panel that saw too many wrong ones refuses them all for a while.
final class EnterCode {

    private final LockerKey key;
    private final Grants grants;
    private final AskCloud cloud;
    private final OpenCompartment opener;
    private final RefuseCode refuser;
    private final Cabinet cabinet;
    private final TrustedClock clock;

    EnterCode(
            LockerKey key,
            Grants grants,
            AskCloud cloud,
            OpenCompartment opener,
            RefuseCode refuser,
            Cabinet cabinet,
            TrustedClock clock) {
        this.key = key;
        this.grants = grants;
        this.cloud = cloud;
        this.opener = opener;
        this.refuser = refuser;
        this.cabinet = cabinet;
        this.clock = clock;
    }

    /// Loads what the first code would otherwise wait for.
    void rehearse() {
        grants.of(key.digest(""), clock.earliest());
        grants.isCollected("rehearsal", 1);
        opener.rehearse();
    }

    /// @param by keypad or scanner
    void entered(String digits, OpenedBy by) {
        if (refuser.isLockedOut()) {
            refuser.refuse(RefusalReason.LOCKED_OUT, by);
            return;
        }
        CodeDigest digest = key.digest(digits);
        switch (grants.of(digest, clock.earliest())) {
            case Grants.Valid it -> open(it.grant(), by);
            case Grants.Over _ -> refuser.refuse(RefusalReason.EXPIRED, by);
            case Grants.Unknown _ -> ask(digest, by);
        }
    }

    private void open(Grant grant, OpenedBy by) {
        opener.open(grant.compartment(), grant.deliveryId(), grant.codeVersion(), by);
    }

    private void ask(CodeDigest digest, OpenedBy by) {
        if (cloud.isAskingAbout(digest)) {
            return; // Typed again out of impatience: the answer to the first is on its way.
        }
        if (cloud.isBusy()) {
            // Or the wait for one answer would be free time for guessing.
            refuser.refuseGuess(RefusalReason.UNDECIDED, by);
            return;
        }
        refuser.count();
        cabinet.show(Prompt.PLEASE_WAIT, Optional.empty());
        cloud.ask(digest, answer -> answered(answer.orElse(null), by));
    }

    private void answered(Decision decision, OpenedBy by) {
        switch (decision) {
            case Decision.Granted it -> granted(it, by);
            case Decision.Refused it when it.reason() == RefusalReason.EXPIRED -> over(by);
            case Decision.Refused it -> refuser.refuse(it.reason(), by);
            case null -> refuser.refuse(RefusalReason.UNDECIDED, by);
        }
    }

    private void granted(Decision.Granted it, OpenedBy by) {
        boolean over =
                !clock.earliest().isBefore(it.expiresAt()) || grants.isCollected(it.deliveryId(), it.codeVersion());
        if (over) {
            over(by);
        } else {
            refuser.takeBack();
            opener.open(it.compartment(), it.deliveryId(), it.codeVersion(), OpenedBy.DECISION);
        }
    }

    /// A code that was right once is no guess.
    private void over(OpenedBy by) {
        refuser.takeBack();
        refuser.refuse(RefusalReason.EXPIRED, by);
    }
}
