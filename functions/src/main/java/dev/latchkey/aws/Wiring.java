package dev.latchkey.aws;

import java.time.Clock;

/// What each subject is wired from. A subject builds on those it extends, which are above it in the order of
/// imports, and each of its methods makes a new use case: a function makes only what it asks for.
///
/// Interfaces, though each has one implementation: no class could extend several of them.
interface Wiring {

    Ports ports();

    Settings settings();

    Clock clock();
}
