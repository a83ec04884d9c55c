package dev.latchkey.resend;

import dev.latchkey.diagnosis.Remedy;
import dev.latchkey.recipient.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// One thing that is to be done for a request.
///
/// @param channel which the asker wishes to be tried first
/// @param rule the diagnosis's that it answers to
/// @param approvalId where two people have agreed to it
public record Act(
        String deliveryId,
        String requestId,
        What what,
        Optional<Channel> channel,
        String rule,
        Optional<String> approvalId) {

    /// What it is.
    public sealed interface What {

        /// As it stands in the audit.
        String word();

        /// What fits a cause.
        record ForCause(Remedy remedy) implements What {

            @Override
            public String word() {
                return remedy.name();
            }
        }

        /// What somebody asked for.
        record AsAsked(Action action) implements What {

            @Override
            public String word() {
                return action.word();
            }
        }
    }

    /// The same act with another deed.
    Act as(What other) {
        return new Act(deliveryId, requestId, other, channel, rule, approvalId);
    }

    /// The notice that it starts: the same one, however often it is repeated.
    String noticeId() {
        return "resend-"
                + UUID.nameUUIDFromBytes(requestId.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }
}
