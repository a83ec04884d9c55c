package dev.latchkey.digest;

import java.time.LocalDate;
import java.util.Map;

/// The figures of each day.
///
/// They are figures, not facts of a delivery: a function that is run again may count twice, and a count may
/// be lost.
public interface Figures {

    /// Adds one.
    ///
    /// @return false where the count was lost, since whatever keeps it is throttling or out of order
    boolean add(LocalDate day, Figure figure);

    Map<Figure, Long> of(LocalDate day);
}
