/// Faults of AWS that are injected on purpose: which request meets which, how often, and what it does to it.
///
/// [Faults] holds the rules and is asked by whatever plays AWS (the AWS endpoint, and Lambda's host); a [Fault]
/// strikes around the work that it was due for. How an error looks on the wire is not known here.
package dev.latchkey.local.fault;
