/// The ports in memory, for tests: they pass the same contract tests as the adapters to AWS.
///
/// Start at [dev.latchkey.memory.InMemoryCloud], which wires the use cases over them.
package dev.latchkey.memory;
