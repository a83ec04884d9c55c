package dev.latchkey.diagnosis;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.LockerChange;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.Hold.SuspiciousContact;
import dev.latchkey.shipment.Release;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What keeps a code from going out, or a panel from taking it, for the recipient's protection.
final class SecuritySigns {

    private SecuritySigns() {}

    static Optional<Sign> codeHeld(Situation situation) {
        return held(situation, situation.isWaiting() && situation.hold().stands());
    }

    static Optional<Sign> holdAhead(Situation situation) {
        return held(situation, situation.isOnTheWay() && situation.hold().stands());
    }

    static Optional<Sign> delegateHeld(Situation situation) {
        var hold = situation.hold();
        return held(situation, situation.isWaiting() && !hold.stands() && hold.concernsAnybody());
    }

    static Optional<Sign> panelLockedOut(Situation situation) {
        return situation
                .locker()
                .filter(locker -> situation.liveCode().isPresent())
                .flatMap(locker -> locker.panel()
                        .lockedUntil()
                        .map(until -> Sign.standing("The panel of locker " + locker.lockerId()
                                        + " has locked itself and takes no codes until " + until)
                                .and(
                                        locker.panel().wrongCodes() + " wrong codes were typed at it lately",
                                        Optional.empty())
                                .with("until", until)));
    }

    private static Optional<Sign> held(Situation situation, boolean applies) {
        return applies
                ? Sign.of(changes(situation.hold())).map(sign -> sign.and(releases(situation)))
                : Optional.empty();
    }

    private static Stream<Indication> changes(Hold hold) {
        return Stream.of(
                        hold.contact().map(contact -> changed("The recipient's contact", contact)).stream(),
                        hold.locker().map(SecuritySigns::changed).stream(),
                        hold.delegates().stream().map(contact -> changed("A delegate's contact", contact)))
                .flatMap(changes -> changes);
    }

    private static Indication changed(String whose, SuspiciousContact contact) {
        return new Indication(
                whose + " had been version " + contact.version() + " for too short a time to be sent a code",
                Optional.of(contact.since()));
    }

    private static Indication changed(LockerChange change) {
        return new Indication(
                "The locker was changed from " + change.from() + " to " + change.to() + " after the dispatch",
                Optional.of(change.at()));
    }

    private static Stream<Indication> releases(Situation situation) {
        return situation.delivery().flatMap(Delivery::release).stream()
                .map(release -> new Indication(
                        release.approvals().size() + " of " + Release.PRINCIPALS
                                + " people have released something of it",
                        release.approvals().stream().map(Release.Approval::at).max(Instant::compareTo)));
    }
}
