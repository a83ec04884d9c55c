package dev.latchkey.device.message;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What can happen at a locker that the cloud hears of. Compartments count from 1.
public sealed interface Happening {

    /// The name on the wire: `type`.
    String type();

    /// A parcel was sensed behind a door that closed.
    record Deposited(int compartment, String trackingNumber) implements Happening {
        @Override
        public String type() {
            return "deposited";
        }
    }

    /// A door was released. Delivery and code version are absent where a command opened a compartment for which
    /// the locker holds no grant.
    record Opened(int compartment, Optional<String> deliveryId, Optional<Integer> codeVersion, OpenedBy by)
            implements Happening {
        @Override
        public String type() {
            return "opened";
        }
    }

    record Closed(int compartment) implements Happening {
        @Override
        public String type() {
            return "closed";
        }
    }

    /// The door that was opened for the delivery is closed, and nothing is behind it any more.
    record Collected(int compartment, String deliveryId) implements Happening {
        @Override
        public String type() {
            return "collected";
        }
    }

    /// @param by keypad or scanner; absent where the first firmware wrote it
    record Refused(RefusalReason reason, Optional<OpenedBy> by) implements Happening {
        public Refused(RefusalReason reason) {
            this(reason, Optional.empty());
        }

        @Override
        public String type() {
            return "refused";
        }
    }

    record LockedOut(Instant until, int wrongCodes) implements Happening {
        @Override
        public String type() {
            return "lockedOut";
        }
    }

    /// @param code a lowerCamelCase name, such as `doorDidNotOpen`
    /// @param evidence what the locker saw, by lowerCamelCase name
    record Fault(String code, Severity severity, Optional<Integer> compartment, Map<String, Object> evidence)
            implements Happening {
        public Fault {
            evidence = Map.copyOf(evidence);
        }

        @Override
        public String type() {
            return "fault";
        }
    }

    /// A fault is over.
    record FaultCleared(String code, Optional<Integer> compartment) implements Happening {
        @Override
        public String type() {
            return "faultCleared";
        }
    }

    record Health(HealthReport report) implements Happening {
        @Override
        public String type() {
            return "health";
        }
    }
}
