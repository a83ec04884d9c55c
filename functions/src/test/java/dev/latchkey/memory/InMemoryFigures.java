package dev.latchkey.memory;

import dev.latchkey.digest.Figure;
import dev.latchkey.digest.Figures;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Figures in memory.
public final class InMemoryFigures implements Figures {

    private final Map<LocalDate, Map<Figure, Long>> figures = new HashMap<>();
    private boolean isLosing;

    /// From now on every count is lost.
    public synchronized void lose() {
        isLosing = true;
    }

    @Override
    public synchronized boolean add(LocalDate day, Figure figure) {
        if (!isLosing) {
            figures.computeIfAbsent(day, same -> new HashMap<>()).merge(figure, 1L, Long::sum);
        }
        return !isLosing;
    }

    @Override
    public synchronized Map<Figure, Long> of(LocalDate day) {
        return Map.copyOf(figures.getOrDefault(day, Map.of()));
    }
}
