/// Every message between the locker and the cloud, as records that are read from and written to the JSON of
/// `events/mqtt`. Nothing here knows of a broker or a cabinet.
package dev.latchkey.device.message;
