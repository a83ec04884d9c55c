package dev.latchkey.resend;

import dev.latchkey.support.Audit;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// Writes an act down before it is done. What is repeated was written down before, and goes by that entry: by its time,
/// and by what stood then.
final class WriteDown {

    private final Audit audit;
    private final Clock clock;

    WriteDown(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// @param by whose word it is
    /// @param more ids, counts and vocabulary words
    /// @return the entry of the first try
    AuditEntry first(Act act, String by, String why, Map<String, String> more) {
        var subject = Subject.delivery(act.deliveryId());
        var entry = new AuditEntry(
                subject,
                "acted-" + act.requestId() + "-" + act.what().word(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by,
                "SupportActed",
                why,
                details(act, more));
        audit.append(entry);
        return audit.of(subject).stream()
                .map(Numbered::entry)
                .filter(kept -> kept.entryId().equals(entry.entryId()))
                .findFirst()
                .orElse(entry);
    }

    private static Map<String, String> details(Act act, Map<String, String> more) {
        var details = new HashMap<>(more);
        details.put("requestId", act.requestId());
        details.put("deed", act.what().word());
        details.put("rule", act.rule());
        act.channel().ifPresent(channel -> details.put("channel", channel.name()));
        return details;
    }
}
