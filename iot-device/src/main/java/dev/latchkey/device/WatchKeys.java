package dev.latchkey.device;

import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.input.KeyStatistics;
import dev.latchkey.device.journal.DeadKeys;
import dev.latchkey.device.manifest.Grant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// Watches what comes of the keypad's keys ([KeyStatistics]), and reports one that is dead or stuck. Nothing that
/// was typed is kept or told, only the key concerned and counts.
final class WatchKeys {

    private static final int SHORTEST_CODE = 4;
    private static final int LONGEST_CODE = 12;

    private final DeadKeys memory;
    private final KeyStatistics statistics;
    private final LockerKey key;
    private final Grants grants;
    private final Faults faults;
    private final LongSupplier nanos;
    private Set<Character> known;

    WatchKeys(DeadKeys memory, LockerKey key, Grants grants, Faults faults, LongSupplier nanos) {
        this.memory = memory;
        known = memory.all();
        statistics = new KeyStatistics(KeyStatistics.Thresholds.USUAL, known);
        this.key = key;
        this.grants = grants;
        this.faults = faults;
        this.nanos = nanos;
    }

    /// @param at in nanoseconds of the monotonic clock
    void pressed(char pressed, long at) {
        statistics.pressed(pressed, at);
        look();
    }

    /// A code was typed and has been dealt with. Where it is no code of a parcel but would be one with one digit
    /// more, that key may not have come. Nobody sees an answer to that, so it helps no guesser.
    void typed(String digits) {
        if (grant(digits).isPresent()) {
            statistics.typedRight(digits);
        } else if (digits.length() >= SHORTEST_CODE && digits.length() < LONGEST_CODE) {
            findMissing(digits);
        }
        look();
    }

    /// Somebody has seen to the keypad: a key that is wrong all the same is found out anew.
    void trust() {
        statistics.forget();
        look();
    }

    private Optional<Grant> grant(String digits) {
        return grants.manifest().find(key.digest(digits));
    }

    private void findMissing(String digits) {
        for (char digit = '0'; digit <= '9'; digit++) {
            for (int i = 0; i <= digits.length(); i++) {
                char missing = digit;
                grant(digits.substring(0, i) + digit + digits.substring(i))
                        .ifPresent(grant -> statistics.typedWithout(missing, grant.deliveryId()));
            }
        }
    }

    /// How many keys are dead.
    int dead() {
        return statistics.dead().size();
    }

    /// @return whether nothing goes on that must be looked at again in a minute
    boolean look() {
        statistics
                .stuck(nanos.getAsLong())
                .ifPresentOrElse(this::stuck, () -> faults.clear(FaultCode.KEYPAD_KEY_STUCK));
        lookForDead(statistics.dead());
        return !faults.isActive(FaultCode.KEYPAD_KEY_STUCK);
    }

    private void lookForDead(List<Character> dead) {
        if (!Set.copyOf(dead).equals(known)) {
            known = Set.copyOf(dead);
            memory.save(known);
        }
        if (dead.isEmpty()) {
            faults.clear(FaultCode.KEYPAD_KEY_DEAD);
        } else {
            faults.raise(FaultCode.KEYPAD_KEY_DEAD, evidence(dead.getFirst()));
        }
    }

    private Map<String, Object> evidence(char dead) {
        return Map.of(
                "key", String.valueOf(dead),
                "honestDigits", statistics.honestDigitsWithout(dead),
                "parcelsMissed", statistics.parcelsMissedBy(dead));
    }

    private void stuck(KeyStatistics.Stuck it) {
        faults.raise(FaultCode.KEYPAD_KEY_STUCK, Map.of("key", String.valueOf(it.key()), "repeats", it.repeats()));
    }
}
