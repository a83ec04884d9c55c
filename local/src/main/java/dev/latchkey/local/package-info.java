/// The whole system in one JVM, from the same template.
package dev.latchkey.local;
