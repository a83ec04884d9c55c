/// Real cabinets: lock control boards on an RS-485 line, keypad, scanner and display on lines of their own. Enter at
/// [BoardCabinet]; [HardwareFile] says how one is wired.
///
/// [Request] and [Answer] are bytes and nothing else; [LockBus] puts them on a [Line]; nothing else here waits for
/// hardware. What a code or a delivery is, nobody here knows.
package dev.latchkey.device.board;
