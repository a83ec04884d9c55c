/// The template's schedules, played by the local clock.
///
/// Start at [dev.latchkey.local.schedule.Schedules].
package dev.latchkey.local.schedule;
