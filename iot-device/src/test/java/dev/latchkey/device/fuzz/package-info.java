/// Every parser on the device under Jazzer: no crash, no hang, and nothing thrown but the refusal that is documented.
/// In the build the stored inputs run (`src/test/resources`, one folder a method); `docs/fuzzing.md` has the
/// command that makes new ones.
package dev.latchkey.device.fuzz;
