/// What is done about the faults of lockers.
///
/// Start at [dev.latchkey.fault.RaiseFault]. What a locker is and says lives in `locker`; nothing here
/// writes to a recipient or opens a door by itself.
package dev.latchkey.fault;
