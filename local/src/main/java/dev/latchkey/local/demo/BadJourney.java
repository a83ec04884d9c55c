package dev.latchkey.local.demo;

/// A demo directory cannot be played. The message is one line: the file, the field where there is one, and what
/// is wrong.
final class BadJourney extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadJourney(String file, String problem) {
        super(file + ": " + problem);
    }
}
