/// Support: cases for people, and the check that puts right what no workflow will.
///
/// Start at [dev.latchkey.support.OpenCase], and at [dev.latchkey.support.CheckIntegrity].
package dev.latchkey.support;
