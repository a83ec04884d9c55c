package dev.latchkey.local.demo;

import java.util.Map;

/// Tells the watcher what happens as it happens: in words ([TextNarration]) or in JSON ([JsonNarration]).
interface Narration {

    /// @param actor who does it: a carrier's name, `courier`, `locker`, `phone`, `stranger`, `recipient`,
    /// `system`
    /// @param step what kind of step, in lowerCamelCase
    /// @param text what they do: a sentence without its subject
    /// @param facts the same for machines, by lowerCamelCase name
    void tell(Moment moment, String actor, String step, String text, Map<String, ?> facts);

    /// A phone or an inbox shows a message.
    void show(Moment moment, Message message);

    /// The last word; its last line is the final state.
    void end(Ending ending);
}
