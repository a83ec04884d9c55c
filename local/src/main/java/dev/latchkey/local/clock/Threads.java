package dev.latchkey.local.clock;

/// How the local system's work comes to run: each piece on a thread of its own, or one after the other.
public interface Threads {

    /// Runs `body`, which never waits at a gate.
    void run(Runnable body);

    /// Runs `body`, which may wait at gates.
    void start(Runnable body);

    /// A new, closed gate.
    Gate gate();

    /// Runs what is ready to run, where others do not.
    void settle();

    /// Something that one thread waits for and that happens once.
    interface Gate {

        void open();

        /// Waits until the gate is open; nothing interrupts that.
        void pass();
    }
}
