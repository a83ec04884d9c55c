package dev.latchkey.incident;

/// Who sees to what concerns many.
public interface Operators {

    /// @return false where nothing could be handed over, since whatever carries it is throttling or out of
    ///     order
    boolean tell(Word word);

    /// What they are told.
    sealed interface Word {

        Incident incident();

        record Opened(Incident incident) implements Word {}

        /// It has a better name by now.
        record Renamed(Incident incident, Trait before) implements Word {}

        record Closed(Incident incident) implements Word {}
    }
}
