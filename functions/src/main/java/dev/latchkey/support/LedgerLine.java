package dev.latchkey.support;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import java.time.Instant;
import java.util.Optional;

/// One message of a delivery as it stood when its case was opened. Nobody's address is in it.
///
/// @param number counts the notice's messages over all its rounds, from 1
/// @param evidence of its arrival
/// @param refusal why it could not arrive, where that was known
public record LedgerLine(
        String noticeId,
        int number,
        NoticeKind kind,
        Channel channel,
        Instant requestedAt,
        Evidence evidence,
        Optional<Refusal> refusal) {

    static LedgerLine of(Attempt attempt) {
        return new LedgerLine(
                attempt.id().noticeId(),
                attempt.id().number(),
                attempt.kind(),
                attempt.contact().channel(),
                attempt.requestedAt(),
                attempt.evidence(),
                attempt.refusal());
    }
}
