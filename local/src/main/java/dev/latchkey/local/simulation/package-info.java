/// Thousands of deliveries in virtual time: the template, the state machines, the functions and the use cases are
/// the real ones; what they reach is played, with everything that goes wrong out there.
///
/// Start at [dev.latchkey.local.simulation.Simulation]. Whether the system kept its promises is said by `judge`,
/// which learns from here only what crossed a boundary.
package dev.latchkey.local.simulation;
