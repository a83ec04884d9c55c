package dev.latchkey.notice;

import java.util.Optional;

/// A notice between two rounds.
record Pause(String noticeId, NoticeKind kind) {

    static final String PREFIX = "pause#";

    /// What the workflow's wait is called.
    String waitName() {
        return PREFIX + kind + "#" + noticeId;
    }

    /// The pause behind a wait's name, where it is one's.
    static Optional<Pause> read(String waitName) {
        var parts = waitName.split("#", 3);
        return waitName.startsWith(PREFIX)
                ? Optional.of(new Pause(parts[2], NoticeKind.valueOf(parts[1])))
                : Optional.empty();
    }
}
