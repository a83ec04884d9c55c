/// Support's request: understood, limited, acted on, answered.
///
/// Start at [dev.latchkey.resend.Action].
package dev.latchkey.resend;
