package dev.latchkey.memory;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes;
import dev.latchkey.code.Codes.Reservation.AlreadyIssued;
import dev.latchkey.code.Codes.Reservation.DigestTaken;
import dev.latchkey.code.Codes.Reservation.Reserved;
import dev.latchkey.locker.Grant;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Codes in memory, with the grants that follow from them.
public final class InMemoryCodes implements Codes {

    private static final String DIGITS = "code#";
    private static final String GRANT = "grant#";

    private final Map<String, CodeRecord> byDelivery = new HashMap<>();
    private final Map<Key, CodeRecord> byDigest = new HashMap<>();
    private final Map<Key, CodeRecord> grants = new HashMap<>();

    private Runnable beforeReserving = () -> {};

    /// Something that happens at the last moment before the next code is reserved.
    public void beforeReserving(Runnable event) {
        beforeReserving = event;
    }

    private Runnable beforeReplacing = () -> {};

    @Override
    public synchronized Optional<CodeRecord> find(String deliveryId) {
        return Optional.ofNullable(byDelivery.get(deliveryId));
    }

    @Override
    public synchronized Reservation reserve(CodeRecord wanted) {
        var event = beforeReserving;
        beforeReserving = () -> {};
        event.run();
        var issued = byDelivery.get(wanted.deliveryId());
        if (issued != null) {
            return new AlreadyIssued(issued);
        }
        if (isTaken(wanted)) {
            return new DigestTaken();
        }
        byDelivery.put(wanted.deliveryId(), wanted);
        byDigest.put(digest(wanted), wanted);
        grants.put(grant(wanted), wanted);
        return new Reserved(wanted);
    }

    /// Something that happens at the last moment before the next code is replaced.
    public void beforeReplacing(Runnable event) {
        beforeReplacing = event;
    }

    @Override
    public synchronized Replacement replace(CodeRecord live, CodeRecord wanted) {
        var event = beforeReplacing;
        beforeReplacing = () -> {};
        event.run();
        if (!live.equals(byDelivery.get(wanted.deliveryId())) || !live.equals(byDigest.get(digest(live)))) {
            return Replacement.OUTDATED;
        }
        if (isTaken(wanted)) {
            return Replacement.DIGEST_TAKEN;
        }
        byDigest.remove(digest(live));
        grants.remove(grant(live));
        byDelivery.put(wanted.deliveryId(), wanted);
        byDigest.put(digest(wanted), wanted);
        grants.put(grant(wanted), wanted);
        return Replacement.DONE;
    }

    private boolean isTaken(CodeRecord wanted) {
        var holder = byDigest.get(digest(wanted));
        return holder != null && !holder.expiresAt().isBefore(wanted.issuedAt().minus(KEPT));
    }

    @Override
    public synchronized boolean prolong(CodeRecord code, Instant expiresAt) {
        var held = byDelivery.get(code.deliveryId());
        var holder = byDigest.getOrDefault(digest(code), code);
        if (held == null
                || !isSame(held, code)
                || !isSame(holder, code)
                || !held.expiresAt().isBefore(expiresAt)) {
            return false;
        }
        var later = code.until(expiresAt);
        byDelivery.put(later.deliveryId(), later);
        byDigest.put(digest(later), later);
        grants.put(grant(later), later);
        return true;
    }

    @Override
    public synchronized void release(CodeRecord code) {
        byDelivery.computeIfPresent(code.deliveryId(), (id, held) -> isSame(held, code) ? null : held);
        byDigest.computeIfPresent(digest(code), (digest, held) -> isSame(held, code) ? null : held);
        grants.computeIfPresent(grant(code), (grant, held) -> isSame(held, code) ? null : held);
    }

    @Override
    public synchronized boolean isAtLocker(CodeRecord code) {
        return isHeld(byDigest.get(digest(code)), code) && isHeld(grants.get(grant(code)), code);
    }

    @Override
    public synchronized boolean restore(CodeRecord code) {
        boolean isItsOrFree = Stream.of(
                        Optional.ofNullable(byDelivery.get(code.deliveryId())),
                        Optional.ofNullable(byDigest.get(digest(code))),
                        Optional.ofNullable(grants.get(grant(code))))
                .flatMap(Optional::stream)
                .allMatch(held -> isSame(held, code));
        if (isItsOrFree) {
            byDelivery.put(code.deliveryId(), code);
            byDigest.put(digest(code), code);
            grants.put(grant(code), code);
        }
        return isItsOrFree;
    }

    @Override
    public synchronized List<AtLocker> atLockers(String after, int most) {
        return places().entrySet().stream()
                .filter(held -> held.getKey().compareTo(after) > 0)
                .sorted(Map.Entry.comparingByKey())
                .limit(most)
                .map(held -> new AtLocker(held.getKey(), held.getValue()))
                .toList();
    }

    @Override
    public synchronized boolean removeOrphan(AtLocker orphan) {
        var code = orphan.code();
        var its = byDelivery.get(code.deliveryId());
        if (!code.equals(places().get(orphan.place()))
                || its != null
                        && its.digest().equals(code.digest())
                        && its.lockerId().equals(code.lockerId())) {
            return false;
        }
        if (orphan.place().equals(place(DIGITS, digest(code)))) {
            byDigest.remove(digest(code));
        } else {
            grants.remove(grant(code));
        }
        return true;
    }

    private Map<String, CodeRecord> places() {
        var places = new HashMap<String, CodeRecord>();
        byDigest.forEach((at, code) -> places.put(place(DIGITS, at), code));
        grants.forEach((at, code) -> places.put(place(GRANT, at), code));
        return places;
    }

    private static String place(String kind, Key at) {
        return at.lockerId() + " " + kind + at.what();
    }

    private static boolean isHeld(CodeRecord held, CodeRecord code) {
        return held != null && isSame(held, code);
    }

    /// Loses what is recorded at the delivery, and nothing that lies at its locker.
    public synchronized void loseRecord(String deliveryId) {
        byDelivery.remove(deliveryId);
    }

    /// Loses what lies at the delivery's locker.
    public synchronized void loseAtLocker(String deliveryId) {
        byDigest.values().removeIf(code -> code.deliveryId().equals(deliveryId));
        grants.values().removeIf(code -> code.deliveryId().equals(deliveryId));
    }

    synchronized List<Grant> openGrants(String lockerId) {
        return grants.values().stream()
                .filter(code -> code.lockerId().equals(lockerId))
                .map(CodeRecord::grant)
                .sorted(Comparator.comparing(Grant::deliveryId))
                .toList();
    }

    synchronized Optional<Grant> findGrant(String lockerId, String digest, Instant now) {
        return Optional.ofNullable(byDigest.get(new Key(lockerId, digest)))
                .filter(code -> code.expiresAt().isAfter(now))
                .map(CodeRecord::grant);
    }

    private static boolean isSame(CodeRecord held, CodeRecord code) {
        return held.digest().equals(code.digest()) && held.deliveryId().equals(code.deliveryId());
    }

    private static Key digest(CodeRecord code) {
        return new Key(code.lockerId(), code.digest());
    }

    private static Key grant(CodeRecord code) {
        return new Key(code.lockerId(), code.deliveryId());
    }

    private record Key(String lockerId, String what) {}
}
