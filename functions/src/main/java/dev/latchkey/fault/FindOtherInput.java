package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.OutOfUse;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.notice.NoticeKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Finds the notice that sends recipients to the input that works, where one of a locker's two takes no codes: it is
/// faulty, or it is the keypad of a panel that has locked itself, where the QR opens all the same.
public final class FindOtherInput {

    private final Faults faults;
    private final WatchPanel watchPanel;

    public FindOtherInput(Faults faults, WatchPanel watchPanel) {
        this.faults = faults;
        this.watchPanel = watchPanel;
    }

    /// @return the kind of the notice; nothing where both work, or neither can be relied on
    public Optional<NoticeKind> notice(String lockerId) {
        var outOfUse = outOfUse(lockerId);
        boolean takesDigits = !outOfUse.contains(OutOfUse.KEYPAD);
        boolean takesQr = !outOfUse.contains(OutOfUse.SCANNER);
        if (takesDigits == takesQr) {
            return Optional.empty();
        }
        return Optional.of(takesQr ? NoticeKind.KEYPAD_TROUBLE : NoticeKind.SCANNER_TROUBLE);
    }

    private Set<OutOfUse> outOfUse(String lockerId) {
        var outOfUse = EnumSet.noneOf(OutOfUse.class);
        faults.open(lockerId).forEach(fault -> outOfUse.add(FaultRules.of(fault).outOfUse()));
        watchPanel.look(lockerId).lockedUntil().ifPresent(until -> outOfUse.add(OutOfUse.KEYPAD));
        return outOfUse;
    }
}
