package dev.latchkey.local.diagnosis;

import dev.latchkey.diagnosis.Cause;
import java.io.IOException;
import java.util.List;

/// Something that keeps a recipient from their code, and how it is brought about from outside.
///
/// @param name a few words
/// @param causes one, or two of which the first is the one that has to be out of the way first
record Plot(String name, List<Cause> causes, Script script) {

    Plot {
        causes = List.copyOf(causes);
    }

    /// Brings it about.
    @FunctionalInterface
    interface Script {
        void plays(Scene scene) throws IOException, InterruptedException;
    }

    static Plot one(String name, Cause cause, Script script) {
        return new Plot(name, List.of(cause), script);
    }

    static Plot two(String name, Cause first, Cause second, Script script) {
        return new Plot(name, List.of(first, second), script);
    }

    Cause first() {
        return causes.getFirst();
    }

    boolean isPair() {
        return causes.size() == 2;
    }

    @Override
    public String toString() {
        return name;
    }
}
