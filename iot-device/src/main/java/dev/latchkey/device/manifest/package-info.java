/// The signed list of all live grants at this locker: [ManifestVerifier] admits it, [Manifest] answers for it. With
/// it, the keys that may sign: [KeyRing].
package dev.latchkey.device.manifest;
