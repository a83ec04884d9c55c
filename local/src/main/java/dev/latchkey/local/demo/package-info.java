/// A parcel's journey, played through the local system's outside doors. Entry:
/// [dev.latchkey.local.demo.DemoCommand].
///
/// Whatever a carrier, a courier, a recipient or an operator could not do does not belong here: nothing but
/// starting and stopping touches the system from within.
package dev.latchkey.local.demo;
