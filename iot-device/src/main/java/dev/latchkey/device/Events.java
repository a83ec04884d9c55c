package dev.latchkey.device;

import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Journals what happens. When `record` returns, the events are on the disk, and with them whatever else was
/// written along; only then may a door open.
final class Events {

    private final Journal journal;
    private final Surroundings surroundings;
    private final Consumer<LockerEvent> recorded;

    /// @param recorded hears of each event once it is on the disk, and must not do lengthy things
    Events(Journal journal, Surroundings surroundings, Consumer<LockerEvent> recorded) {
        this.journal = journal;
        this.surroundings = surroundings;
        this.recorded = recorded;
    }

    void record(Happening happening) {
        record(List.of(happening), () -> {});
    }

    /// @param along other writes to the journal that belong to the same step
    void record(List<Happening> happenings, Runnable along) {
        Instant now = surroundings.now();
        List<LockerEvent> written = new ArrayList<>();
        journal.atomically(() -> {
            happenings.forEach(happening -> written.add(add(happening, now)));
            along.run();
        });
        written.forEach(recorded);
    }

    /// Does all of [#record] but leaves no trace.
    void rehearse(Happening happening, Runnable along) {
        journal.rehearse(() -> {
            add(happening, surroundings.now());
            along.run();
        });
    }

    private LockerEvent add(Happening happening, Instant now) {
        long sequence = journal.outbox().nextSequence();
        LockerEvent event = new LockerEvent(surroundings.ids().get(), sequence, now, happening);
        journal.outbox().add(event);
        return event;
    }
}
