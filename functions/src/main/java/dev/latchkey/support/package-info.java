/// Support: cases for people.
///
/// Start at [dev.latchkey.support.OpenCase].
package dev.latchkey.support;
