/// The simulation's judge. It knows what crossed the boundaries ([Sighting]) and nothing else: neither what the
/// simulation has planned nor what the system holds inside. So nothing here imports anything of either.
///
/// Start at [Judge]; each [Rule] is one promise.
package dev.latchkey.local.simulation.judge;
