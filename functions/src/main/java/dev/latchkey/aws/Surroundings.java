package dev.latchkey.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/// What a function finds around itself: its environment variables, the time, chance, and its reach.
///
/// In Lambda these are the process's own. The local system runs many functions in one process and gives each its
/// own while the function is being loaded.
///
/// @param environment as the template sets it, with what Lambda adds, such as `AWS_REGION`
/// @param clock the time that every rule goes by
/// @param random for identifiers; never for pickup codes, which are derived
/// @param reach what it comes to its ports by
public record Surroundings(Map<String, String> environment, Clock clock, SecureRandom random, Ports.Reach reach) {

    private static final ScopedValue<Surroundings> GIVEN = ScopedValue.newInstance();

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Surroundings that reach AWS.
    public Surroundings(Map<String, String> environment, Clock clock, SecureRandom random) {
        this(environment, clock, random, AwsPorts::new);
    }

    /// What was given to the code now running, or else the process's own.
    public static Surroundings current() {
        return GIVEN.isBound() ? GIVEN.get() : new Surroundings(System.getenv(), Clock.systemUTC(), new SecureRandom());
    }

    /// Runs `loading` with these surroundings as its own.
    public <T> T around(Supplier<T> loading) {
        return ScopedValue.where(GIVEN, this).call(loading::get);
    }
}
