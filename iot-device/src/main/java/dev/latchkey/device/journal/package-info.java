/// What must survive a power cut, in one SQLite file. [Journal] is the way in; the stores behind it each hold one
/// subject and are written within [Journal#atomically].
package dev.latchkey.device.journal;
