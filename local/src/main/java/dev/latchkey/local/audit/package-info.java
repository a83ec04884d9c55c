/// `./latchkey audit`: what people did, read and checked from outside. [dev.latchkey.local.audit.AuditCommand] is the
/// way in. Nothing here writes.
package dev.latchkey.local.audit;
