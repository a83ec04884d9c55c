package dev.latchkey.support;

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
}
