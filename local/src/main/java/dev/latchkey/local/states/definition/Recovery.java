package dev.latchkey.local.states.definition;

import java.util.List;

/// What a state does about its own failure: first retries, then catchers.
public record Recovery(List<Retrier> retriers, List<Catcher> catchers) {

    public Recovery {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    /// @param errors the error names it is for
    /// @param intervalSeconds before the first retry
    /// @param backoffRate by which each further interval is longer
    /// @param maxAttempts 0: never
    /// @param maxDelaySeconds the longest interval; null: none
    /// @param fullJitter whether each delay is drawn between zero and its interval
    public record Retrier(
            List<String> errors,
            int intervalSeconds,
            double backoffRate,
            int maxAttempts,
            Integer maxDelaySeconds,
            boolean fullJitter) {

        public Retrier {
            errors = List.copyOf(errors);
        }

        /// Seconds before the retry that follows `attempts` earlier ones, without jitter.
        public double delaySeconds(int attempts) {
            double delay = intervalSeconds * Math.pow(backoffRate, attempts);
            return maxDelaySeconds == null ? delay : Math.min(delay, maxDelaySeconds);
        }
    }

    public record Catcher(List<String> errors, Leaving leaving) {
        public Catcher {
            errors = List.copyOf(errors);
        }
    }
}
