package dev.latchkey.notice;

import dev.latchkey.recipient.Channel;
import java.time.Duration;

/// How long silence is waited for, and how often a plan is walked.
///
/// @param rounds how often the whole plan is walked, at least 1
/// @param firstPause before the second round; each later one is twice as long
public record NoticePolicy(Duration push, Duration sms, Duration email, int rounds, Duration firstPause) {

    public Duration deadline(Channel channel) {
        return switch (channel) {
            case PUSH -> push;
            case SMS -> sms;
            case EMAIL -> email;
        };
    }

    /// @param round from 1
    public Duration pauseAfter(int round) {
        return firstPause.multipliedBy(1L << Math.min(round - 1, 20));
    }
}
