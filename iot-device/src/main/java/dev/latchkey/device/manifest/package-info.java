/// The signed list of all live grants at this locker: [ManifestVerifier] admits it, [Manifest] answers for it.
package dev.latchkey.device.manifest;
