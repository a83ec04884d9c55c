/// State machine definitions: text in, sealed records out, every mistake found before anything runs. Entry:
/// [Definition#parse].
package dev.latchkey.local.states.definition;
