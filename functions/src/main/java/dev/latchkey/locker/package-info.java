/// Lockers: their keys, what they have been granted, what they report.
///
/// Start at [dev.latchkey.locker.PublishManifest]. Shipments, recipients' contacts and pickup codes in the clear
/// may not live here: a locker knows digests and delivery ids alone.
package dev.latchkey.locker;
