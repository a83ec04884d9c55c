/// JSON as every boundary of the functions reads and writes it: [dev.latchkey.json.JsonObject] reads,
/// [dev.latchkey.json.JsonText] writes. Nothing here knows what a message means.
package dev.latchkey.json;
