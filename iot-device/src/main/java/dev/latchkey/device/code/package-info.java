/// Codes as a panel sees them: their keyed digests, and the throttle against guessing. Pure rules.
package dev.latchkey.device.code;
