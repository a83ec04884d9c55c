/// What a day was like, in figures for operators.
package dev.latchkey.digest;
