package dev.latchkey.support;

import dev.latchkey.support.OpenRemotely.Opened;

/// What came of something that two people agreed to.
public sealed interface Carried {

    record Opening(Opened opened) implements Carried {}

    /// The workflow that asked for it goes on, and does it.
    record Resumed() implements Carried {}
}
