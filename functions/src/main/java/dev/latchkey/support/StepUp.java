package dev.latchkey.support;

import dev.latchkey.shipment.Release.Scope;
import java.util.Optional;

/// What support may do only when two people agree to it.
///
/// One more kind is one more record: the compiler then names every place that has to know what becomes of it.
public sealed interface StepUp {

    /// A word of its own, by which it is stored and shown.
    String kind();

    /// Whose audit it belongs to.
    Subject subject();

    /// A door is to open without anybody's code.
    record OpenCompartment(String lockerId, int compartment) implements StepUp {

        public static final String KIND = "openCompartment";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Subject subject() {
            return Subject.locker(lockerId);
        }
    }

    /// Something that support asks for a parcel; the workflow that asked does it once two people agree.
    ///
    /// @param action a word, such as `rotate`
    /// @param seen how the household's contacts and the locker stood then: what the two agree to
    /// @param compartment where the parcel lay then
    record SupportStep(String requestId, String deliveryId, String action, Scope seen, Optional<Integer> compartment)
            implements StepUp {

        public static final String KIND = "supportStep";

        private static final String OPEN = "open";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Subject subject() {
            return Subject.delivery(deliveryId);
        }

        /// The door that is to open, where that is what is asked for.
        public Optional<OpenCompartment> opening() {
            return compartment
                    .filter(number -> action.equals(OPEN))
                    .map(number -> new OpenCompartment(seen.lockerId(), number));
        }
    }
}
