/// Support's request: understood, limited, acted on, answered.
///
/// Start at [dev.latchkey.resend.AcceptResend], then [dev.latchkey.resend.ExplainResend]. Why somebody has no code is
/// found out elsewhere.
package dev.latchkey.resend;
