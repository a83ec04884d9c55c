package dev.latchkey.memory;

import dev.latchkey.incident.Operators;
import java.util.ArrayList;
import java.util.List;

/// What operators would have heard, in order.
public final class RecordingOperators implements Operators {

    private final List<Word> words = new ArrayList<>();
    private boolean isDown;

    /// From now on nothing can be handed over.
    public synchronized void goDown() {
        isDown = true;
    }

    public synchronized void comeBack() {
        isDown = false;
    }

    @Override
    public synchronized boolean tell(Word word) {
        if (!isDown) {
            words.add(word);
        }
        return !isDown;
    }

    public synchronized List<Word> words() {
        return List.copyOf(words);
    }
}
