package dev.latchkey.notice;

/// Names one attempt.
///
/// @param noticeId unique within the delivery, such as `code` or `reminder`
/// @param number counts the notice's attempts over all its rounds, from 1
public record AttemptId(String deliveryId, String noticeId, int number) {

    public boolean isOfSameNotice(AttemptId other) {
        return deliveryId.equals(other.deliveryId) && noticeId.equals(other.noticeId);
    }

    /// What the workflow's wait for this attempt is called.
    public String waitName() {
        return "notice#" + noticeId + "#" + number;
    }
}
