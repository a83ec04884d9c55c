/// Pickup codes: derived, reserved, revoked; never stored.
///
/// Start at [dev.latchkey.code.IssueCode]. Nothing that sends or logs may live here.
package dev.latchkey.code;
