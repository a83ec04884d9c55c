/// Why a recipient has no code: facts from everywhere, and a table of rules over them. Nothing is changed here.
///
/// Start at [dev.latchkey.diagnosis.Diagnosis].
package dev.latchkey.diagnosis;
