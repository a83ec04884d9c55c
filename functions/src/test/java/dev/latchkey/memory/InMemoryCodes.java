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

/// Codes in memory, with the grants that follow from them.
public final class InMemoryCodes implements Codes {

    private final Map<String, CodeRecord> byDelivery = new HashMap<>();
    private final Map<AtLocker, CodeRecord> byDigest = new HashMap<>();
    private final Map<AtLocker, CodeRecord> grants = new HashMap<>();

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
        var holder = byDigest.get(digest(wanted));
        if (holder != null && !holder.expiresAt().isBefore(wanted.issuedAt().minus(KEPT))) {
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
        var holder = byDigest.get(digest(wanted));
        if (holder != null && !holder.expiresAt().isBefore(wanted.issuedAt())) {
            return Replacement.DIGEST_TAKEN;
        }
        byDigest.remove(digest(live));
        byDelivery.put(wanted.deliveryId(), wanted);
        byDigest.put(digest(wanted), wanted);
        grants.put(grant(wanted), wanted);
        return Replacement.DONE;
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

    synchronized List<Grant> openGrants(String lockerId) {
        return grants.values().stream()
                .filter(code -> code.lockerId().equals(lockerId))
                .map(CodeRecord::grant)
                .sorted(Comparator.comparing(Grant::deliveryId))
                .toList();
    }

    synchronized Optional<Grant> findGrant(String lockerId, String digest, Instant now) {
        return Optional.ofNullable(byDigest.get(new AtLocker(lockerId, digest)))
                .filter(code -> code.expiresAt().isAfter(now))
                .map(CodeRecord::grant);
    }

    private static boolean isSame(CodeRecord held, CodeRecord code) {
        return held.digest().equals(code.digest()) && held.deliveryId().equals(code.deliveryId());
    }

    private static AtLocker digest(CodeRecord code) {
        return new AtLocker(code.lockerId(), code.digest());
    }

    private static AtLocker grant(CodeRecord code) {
        return new AtLocker(code.lockerId(), code.deliveryId());
    }

    private record AtLocker(String lockerId, String what) {}
}
