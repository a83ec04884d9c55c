/// Timers and turns: when the controller's code runs.
package dev.latchkey.device.time;
