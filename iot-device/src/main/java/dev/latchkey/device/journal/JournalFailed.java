package dev.latchkey.device.journal;

/// The journal cannot be read or written: its disk is full, broken or not ours. Nothing was changed.
public final class JournalFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    JournalFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
