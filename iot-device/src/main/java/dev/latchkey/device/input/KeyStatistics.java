package dev.latchkey.device.input;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which keys of a keypad are dead and which one is stuck, by what comes of them. It remembers counts, never what
/// was typed.
///
/// A key is **dead** by either of two signs, and alive again when it comes, or when somebody vouches for the keypad:
///
/// - it has not come in codes of 200 digits together that were right. Digits of codes are independent and uniform,
///   so a sound key is absent from that much with probability 0.9^200 = 7.1e-10, after each code that has it. At 30
///   pickups a day that is one false report in 22,000 years of a locker (10 keys, each in 57 % of codes of 8 digits).
/// - the codes of three different parcels were typed with just this digit missing, and it has not come in between.
///   Where people leave a digit out of one code in a hundred, a sound key's next sign is such an omission rather
///   than a press with probability 8.4e-4; three in a row come once in 27,000 years of a locker.
///
/// Only codes that are right count for it, but any press counts against it: who types nonsense cannot make a key
/// look dead.
///
/// A key is **stuck** by either of two signs, too:
///
/// - it came 100 times in a row, no other key between, with pauses of at most two seconds. No code has so many equal
///   digits; somebody who plays with a key for that long is reported, and it is over a minute after they stop.
/// - at twelve presses in a row it came twice within 40 ms, which no finger does; until it comes singly at twelve
///   presses in a row.
///
/// Not for several threads at once. Times are in nanoseconds of a monotonic clock.
public final class KeyStatistics {

    /// @param honestDigits without a key that make it dead
    /// @param missedParcels without a key that make it dead
    public record Thresholds(int honestDigits, int missedParcels) {
        public static final Thresholds USUAL = new Thresholds(200, 3);
    }

    /// A key that always repeats.
    ///
    /// @param repeats how often it came in a row, or how many presses in a row came twice
    public record Stuck(char key, int repeats) {}

    private static final int STUCK_REPEATS = 100;
    private static final Duration STUCK_PAUSE = Duration.ofSeconds(2);
    private static final Duration STILL = Duration.ofMinutes(1);
    private static final int BOUNCES = 12;
    private static final Duration BOUNCE = Duration.ofMillis(40);
    private static final List<Character> DIGITS =
            IntStream.rangeClosed('0', '9').mapToObj(digit -> (char) digit).toList();

    private static final Run NONE = new Run(' ', 0, 0, 0);

    private final Thresholds thresholds;
    private final Set<Character> deadBefore;
    private final Map<Character, Integer> honestDigits = new HashMap<>();
    private final Map<Character, Set<String>> missedBy = new HashMap<>();
    private final Map<Character, Integer> bounces = new HashMap<>();
    private final Set<Character> bouncing = new TreeSet<>();
    private Run run = NONE;
    private boolean hasKeys;

    /// @param dead keys that were dead before a restart, until they come
    public KeyStatistics(Thresholds thresholds, Set<Character> dead) {
        this.thresholds = thresholds;
        deadBefore = new HashSet<>(dead);
    }

    /// The key that came last.
    ///
    /// @param length how often in a row
    /// @param burst how often within the time that no finger needs
    private record Run(char key, int length, int burst, long latest) {
        private Run next(char pressed, long at) {
            boolean goesOn = pressed == key && at - latest <= STUCK_PAUSE.toNanos();
            boolean isBurst = pressed == key && at - latest <= BOUNCE.toNanos();
            return new Run(pressed, goesOn ? length + 1 : 1, isBurst ? burst + 1 : 1, at);
        }
    }

    /// A key came.
    public void pressed(char key, long at) {
        hasKeys = true;
        deadBefore.remove(key);
        honestDigits.remove(key);
        missedBy.remove(key);
        Run next = run.next(key, at);
        if (next.burst() == 1 && run.burst() > 0) {
            count(run.key(), run.burst() > 1);
        }
        run = next;
    }

    /// Counts presses in a row that bounced, up from 0, or that did not, down from 0.
    private void count(char key, boolean isBounce) {
        int inARow = bounces.getOrDefault(key, 0);
        int count = isBounce ? Math.max(inARow, 0) + 1 : Math.min(inARow, 0) - 1;
        bounces.put(key, count);
        if (count >= BOUNCES) {
            bouncing.add(key);
        } else if (count <= -BOUNCES) {
            bouncing.remove(key);
        }
    }

    /// Somebody has seen to the keypad: what was wrong with its keys so far says nothing any more.
    public void forget() {
        deadBefore.clear();
        honestDigits.clear();
        missedBy.clear();
        bounces.clear();
        bouncing.clear();
        run = NONE;
    }

    /// A code was typed that is a delivery's. Its keys have been [#pressed] by then.
    public void typedRight(String digits) {
        if (hasKeys) { // Otherwise the keypad hands over whole codes, and nothing is known of its keys.
            DIGITS.stream()
                    .filter(key -> digits.indexOf(key) < 0)
                    .forEach(key -> honestDigits.merge(key, digits.length(), Integer::sum));
        }
    }

    /// A code was typed that is a delivery's but for this one digit that is missing.
    public void typedWithout(char key, String deliveryId) {
        if (hasKeys) {
            missedBy.computeIfAbsent(key, _ -> new HashSet<>()).add(deliveryId);
        }
    }

    /// The keys that never come.
    public List<Character> dead() {
        return DIGITS.stream().filter(this::isDead).toList();
    }

    private boolean isDead(char key) {
        return deadBefore.contains(key)
                || honestDigitsWithout(key) >= thresholds.honestDigits()
                || parcelsMissedBy(key) >= thresholds.missedParcels();
    }

    public int honestDigitsWithout(char key) {
        return honestDigits.getOrDefault(key, 0);
    }

    public int parcelsMissedBy(char key) {
        return missedBy.getOrDefault(key, Set.of()).size();
    }

    /// The key that always repeats, if there is one.
    public Optional<Stuck> stuck(long now) {
        boolean isRunning = run.length() >= STUCK_REPEATS && now - run.latest() <= STILL.toNanos();
        return isRunning
                ? Optional.of(new Stuck(run.key(), run.length()))
                : bouncing.stream().min(Comparator.naturalOrder()).map(key -> new Stuck(key, BOUNCES));
    }
}
