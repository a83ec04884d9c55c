/// What can be told of a keypad by the keys that come: [KeyStatistics].
package dev.latchkey.device.input;
