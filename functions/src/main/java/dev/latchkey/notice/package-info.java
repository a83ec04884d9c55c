/// Notices: what a recipient is told, on which channel, and what proves that it arrived.
///
/// Start at [dev.latchkey.notice.SendMessage]. AWS's clients may not live here.
package dev.latchkey.notice;
