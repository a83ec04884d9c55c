package dev.latchkey.incident;

import dev.latchkey.recipient.Channel;
import java.util.Optional;

/// What reports can have in common, in the order in which it names an incident: where before who, who
/// before how, how before what.
public enum Dimension {
    LOCKER {
        @Override
        Optional<String> of(Report report) {
            return Optional.of(report.lockerId());
        }
    },
    COUNTRY {
        @Override
        Optional<String> of(Report report) {
            return Optional.of(report.country());
        }
    },
    CARRIER {
        @Override
        Optional<String> of(Report report) {
            return Optional.of(report.carrier());
        }
    },
    CHANNEL {
        @Override
        Optional<String> of(Report report) {
            return report.channel().map(Channel::name);
        }
    },
    CAUSE {
        @Override
        Optional<String> of(Report report) {
            return Optional.of(report.cause().name());
        }
    };

    abstract Optional<String> of(Report report);
}
