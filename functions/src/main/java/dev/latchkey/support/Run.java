package dev.latchkey.support;

import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import java.util.function.IntFunction;

/// The newest of a workflow's runs for one thing: the first that goes on, or the last that there is. One that is lost
/// gets another, under a name of its own.
///
/// @param workflow such as `deliver-parcel`
/// @param number from 1; also where the first one is absent
public record Run(String workflow, int number, Standing standing) {

    /// What loses its workflow so often would lose the next one too.
    private static final int MOST = 3;

    static final String LOST_TOO_OFTEN = "lost " + MOST + " times";

    /// @param name of the run of a number
    static Run newest(Executions executions, String workflow, IntFunction<Name> name) {
        var newest = new Run(workflow, 1, executions.find(name.apply(1)));
        while (newest.hasEnded() && newest.number() < MOST) {
            var later = new Run(workflow, newest.number() + 1, executions.find(name.apply(newest.number() + 1)));
            if (later.isAbsent()) {
                return newest;
            }
            newest = later;
        }
        return newest;
    }

    boolean isAbsent() {
        return standing == Standing.ABSENT;
    }

    public boolean isGoingOn() {
        return standing == Standing.RUNNING;
    }

    /// Whether there is to be no other after it.
    boolean isLast() {
        return next() > MOST;
    }

    int next() {
        return isAbsent() ? number : number + 1;
    }

    /// What a case names.
    String part() {
        return workflow + " run " + number;
    }

    private boolean hasEnded() {
        return !isAbsent() && !isGoingOn();
    }
}
