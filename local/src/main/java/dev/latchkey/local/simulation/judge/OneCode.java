package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.ManifestArrived;
import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;
import java.util.HashSet;

/// Never two valid codes for one delivery at one moment: messages show one, lockers hold one, and no two live
/// deliveries at a locker share it.
final class OneCode implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        switch (sighting) {
            case MessageTaken it -> check(it, known, verdict);
            case ManifestArrived it -> check(it, verdict);
            default -> {}
        }
    }

    private static void check(MessageTaken message, Known known, Verdict verdict) {
        var before = known.parcel(message.deliveryId()).codes.keySet();
        var codes = Known.codesIn(message);
        if (codes.stream().distinct().count() > 1) {
            verdict.broken(message.deliveryId(), message.at(), "a message shows two codes");
        }
        if (!before.isEmpty()
                && !known.parcel(message.deliveryId()).isRotated
                && codes.stream().anyMatch(code -> !before.contains(code))) {
            verdict.broken(message.deliveryId(), message.at(), "a message shows another code than the one before");
        }
        if (Known.isCodeIn(message.title())) {
            verdict.broken(message.deliveryId(), message.at(), "a title shows a code");
        }
    }

    private static void check(ManifestArrived manifest, Verdict verdict) {
        var seen = new HashSet<String>();
        manifest.grants().stream()
                .filter(grant -> !seen.add(grant.deliveryId()))
                .forEach(grant -> verdict.broken(
                        grant.deliveryId(),
                        manifest.at(),
                        "a locker holds two codes of it, version " + manifest.version()));
    }
}
