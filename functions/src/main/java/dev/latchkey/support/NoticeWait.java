package dev.latchkey.support;

/// The names of what notices wait for: `notice#<id>#<n>` and `pause#<id>`.
final class NoticeWait {

    private NoticeWait() {}

    static boolean isOne(String wait) {
        return wait.startsWith("notice#") || wait.startsWith("pause#");
    }

    static String noticeId(String wait) {
        return wait.split("#", -1)[1];
    }
}
