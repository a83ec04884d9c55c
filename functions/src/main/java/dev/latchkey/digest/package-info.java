/// What a day was like, in figures for operators: counted where things happen, put together once a day.
///
/// Start at [dev.latchkey.digest.WriteDigest].
package dev.latchkey.digest;
