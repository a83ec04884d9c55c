/// Latchkey's cloud code. Subjects hold records, rules, use cases and ports; `aws` and `handler` are the outer
/// layers.
package dev.latchkey;
