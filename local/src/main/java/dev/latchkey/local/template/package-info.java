/// Reads `template.yaml`, the only wiring there is. [dev.latchkey.local.template.Template] is what the rest of
/// the local system sees of it; nothing here starts anything.
package dev.latchkey.local.template;
