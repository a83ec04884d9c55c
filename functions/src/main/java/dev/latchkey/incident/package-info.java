/// Many reports of one kind at once: one incident, named by what they share.
///
/// Start at [dev.latchkey.incident.Report].
package dev.latchkey.incident;
