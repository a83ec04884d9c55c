/// The whole local system under test through its outside doors: signed webhooks, MQTT over mutual TLS, what
/// phones show, and AWS's SDK and command line.
///
/// [dev.latchkey.local.journey.Outside] starts it and leads to everything else. Nothing here calls a function, a
/// workflow or a table behind those doors.
package dev.latchkey.local.journey;
