package dev.latchkey.support;

import dev.latchkey.shipment.Release.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What support may do only when two people agree to it.
///
/// One more kind is one more record: the compiler then names every place that has to know what becomes of it.
public sealed interface StepUp {

    /// A word of its own, by which it is stored and shown.
    String kind();

    /// Whose audit it belongs to.
    Subject subject();

    /// What is asked for, in words and ids that the audit may keep.
    Map<String, String> details();

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

        @Override
        public Map<String, String> details() {
            return Map.of("kind", KIND, "compartment", Integer.toString(compartment));
        }
    }

    /// Something that support asks for a parcel; the workflow that asked does it once two people agree.
    ///
    /// @param action a word, such as `rotate`
    /// @param seen how the household's contacts and the locker stood then: what the two agree to
    /// @param compartment where the parcel lay then
    /// @param newContact where one is to take the place of the recipient's
    record SupportStep(
            String requestId,
            String deliveryId,
            String action,
            Scope seen,
            Optional<Integer> compartment,
            Optional<ProposedContact> newContact)
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

        /// Of a new contact the channel alone.
        @Override
        public Map<String, String> details() {
            var details = new HashMap<>(Map.of("kind", KIND, "action", action));
            newContact.ifPresent(
                    contact -> details.put("newContact", contact.channel().name()));
            return Map.copyOf(details);
        }

        /// The door that is to open, where that is what is asked for.
        public Optional<OpenCompartment> opening() {
            return compartment
                    .filter(number -> action.equals(OPEN))
                    .map(number -> new OpenCompartment(seen.lockerId(), number));
        }
    }
}
