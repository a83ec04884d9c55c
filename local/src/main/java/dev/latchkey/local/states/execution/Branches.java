package dev.latchkey.local.states.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs strands side by side until all have ended or one has failed; the failure cancels the others.
final class Branches {

    private final Visit visit;
    private final Kind kind;
    private final Object[] results;
    private final List<Strand> strands = new ArrayList<>();
    private final boolean[] ended;
    private final Promise<Boolean> done;
    private int running;
    private int succeeded;
    private int failedIndex = -1;
    private StateFailed failure;

    /// What the strands are: a Parallel's branches, a Map's iterations.
    interface Kind {

        /// @return how many run at once at most; 0: all
        int concurrency();

        /// Records that a strand begins.
        ///
        /// @return the event that the strand goes on from
        long begun(int index, long previous);

        /// @return the branch's output
        Object run(int index, Strand strand) throws StateFailed;

        /// Records that a strand ended well.
        ///
        /// @return the event that the state goes on from, if it was the last
        long ended(int index, long previous);

        /// Records that a strand failed, or was cancelled by another's failure.
        void broken(int index, boolean failed);
    }

    Branches(Visit visit, int count, Kind kind) {
        this.visit = visit;
        this.kind = kind;
        this.results = new Object[count];
        this.ended = new boolean[count];
        this.done = visit.strand().promise();
    }

    /// Waits for all strands.
    ///
    /// @return their outputs in order
    List<Object> join() throws StateFailed {
        startMore(visit.strand().lastEvent());
        if (results.length > 0) {
            visit.strand().await(done);
        }
        if (failure != null) {
            recordBroken();
        }
        visit.strand().forgetChildren();
        if (failure != null) {
            throw failure;
        }
        return Arrays.asList(results);
    }

    private void startMore(long previous) {
        while (strands.size() < results.length && (kind.concurrency() == 0 || running < kind.concurrency())) {
            int index = strands.size();
            var strand = visit.strand().child(kind.begun(index, previous));
            strands.add(strand);
            running++;
            strand.start(() -> run(index, strand));
        }
    }

    private void run(int index, Strand strand) {
        try {
            results[index] = kind.run(index, strand);
            end(index, strand.lastEvent());
        } catch (StateFailed e) {
            fail(index, strand.lastEvent(), e);
        }
    }

    private void end(int index, long previous) {
        visit.strand().lastEvent(kind.ended(index, previous));
        ended[index] = true;
        running--;
        succeeded++;
        startMore(previous);
        if (succeeded == results.length) {
            done.complete(true);
        }
    }

    private void fail(int index, long previous, StateFailed e) {
        failedIndex = index;
        failure = e;
        visit.strand().lastEvent(previous);
        done.complete(false);
        strands.stream().filter(strand -> strand != strands.get(index)).forEach(Strand::cancel);
    }

    private void recordBroken() {
        for (int i = 0; i < strands.size(); i++) {
            if (!ended[i]) {
                kind.broken(i, i == failedIndex);
                recordAborted(strands.get(i));
            }
        }
    }

    private void recordAborted(Strand strand) {
        strand.children().forEach(this::recordAborted);
        if (strand.openState() != null) {
            visit.execution().appendAside(visit.strand(), strand.openState() + "StateAborted", null);
        }
    }
}
