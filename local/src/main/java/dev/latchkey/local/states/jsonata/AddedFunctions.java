package dev.latchkey.local.states.jsonata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The functions that Step Functions adds to JSONata. Each takes the call's arguments in their order.
final class AddedFunctions {

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final int LONGEST_RANGE = 1_000;

    private final RandomGenerator random;

    AddedFunctions(RandomGenerator random) {
        this.random = random;
    }

    /// `$partition(array, size)`: the array in pieces of at most `size`.
    List<List<?>> partition(List<?> arguments) {
        var array = (List<?>) arguments.getFirst();
        var size = whole(arguments.get(1));
        if (size < 1) {
            throw new IllegalArgumentException("$partition: size must be positive");
        }
        var pieces = new ArrayList<List<?>>();
        for (int from = 0; from < array.size(); from += (int) Math.min(size, array.size())) {
            pieces.add(array.subList(from, (int) Math.min(from + size, array.size())));
        }
        return pieces;
    }

    /// `$range(first, last, step)`: both ends included, at most a thousand numbers.
    List<Long> range(List<?> arguments) {
        var first = whole(arguments.getFirst());
        var last = whole(arguments.get(1));
        var step = whole(arguments.get(2));
        if (step == 0 || Math.abs((last - first) / step) >= LONGEST_RANGE) {
            throw new IllegalArgumentException("$range: step must lead from first to last within a thousand");
        }
        var numbers = new ArrayList<Long>();
        for (long n = first; step > 0 ? n <= last : n >= last; n += step) {
            numbers.add(n);
        }
        return numbers;
    }

    /// `$hash(text, algorithm)`: lower-case hexadecimal digits.
    String hash(List<?> arguments) {
        var algorithm = (String) arguments.get(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("$hash: algorithm must be one of " + ALGORITHMS);
        }
        var digest = digest(algorithm).digest(((String) arguments.getFirst()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /// `$random(seed?)`: from 0 up to and without 1; the same for the same seed.
    double random(List<?> arguments) {
        var seed = arguments.isEmpty() ? null : arguments.getFirst();
        return seed instanceof Number number ? new Random(number.longValue()).nextDouble() : random.nextDouble();
    }

    /// `$uuid()`: version 4.
    String uuid() {
        var version4 = random.nextLong() & ~0xF000L | 0x4000L;
        var variant2 = random.nextLong() & ~(3L << 62) | 2L << 62;
        return new UUID(version4, variant2).toString();
    }

    /// `$parse(text)`: the JSON value that the text writes.
    Object parse(List<?> arguments) {
        return Json.parse((String) arguments.getFirst());
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}
