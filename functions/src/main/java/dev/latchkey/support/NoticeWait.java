package dev.latchkey.support;

/// The names of what notices wait for, `notice#<id>#<n>` and `pause#<kind>#<id>`, and of who waits for a notice to
/// arrive, `receipt#<id>`.
final class NoticeWait {

    private static final String PAUSE = "pause#";

    private NoticeWait() {}

    static boolean isOne(String wait) {
        return wait.startsWith("notice#") || wait.startsWith(PAUSE) || wait.startsWith("receipt#");
    }

    static String noticeId(String wait) {
        return wait.split("#", 3)[wait.startsWith(PAUSE) ? 2 : 1];
    }
}
