package dev.latchkey.device.journal;

import java.util.List;

/// The journal's tables. Times are ISO 8601 texts.
final class Schema {

    static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS counter (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL)",
            "INSERT OR IGNORE INTO counter VALUES (1, 0)",
            "CREATE TABLE IF NOT EXISTS outbox (sequence INTEGER PRIMARY KEY, event BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS manifest (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL,"
                    + " signed BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS throttle (one INTEGER PRIMARY KEY CHECK (one = 1),"
                    + " wrongCodes INTEGER NOT NULL, countedAt TEXT NOT NULL, lockedUntil TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS opening (compartment INTEGER PRIMARY KEY, deliveryId TEXT,"
                    + " codeVersion INTEGER, trackingNumber TEXT)",
            "CREATE TABLE IF NOT EXISTS collected (deliveryId TEXT, codeVersion INTEGER,"
                    + " PRIMARY KEY (deliveryId, codeVersion))",
            "CREATE TABLE IF NOT EXISTS disabled (compartment INTEGER PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS disabledInput (input TEXT PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS commandReport (commandId TEXT PRIMARY KEY, report BLOB NOT NULL)",
            "CREATE TABLE IF NOT EXISTS fault (code TEXT, compartment INTEGER, severity TEXT NOT NULL,"
                    + " since TEXT NOT NULL, PRIMARY KEY (code, compartment))",
            "CREATE TABLE IF NOT EXISTS sighting (compartment INTEGER PRIMARY KEY, before TEXT NOT NULL,"
                    + " open INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS openings (compartment INTEGER PRIMARY KEY, openings INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS deadKey (key TEXT PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS content (compartment INTEGER PRIMARY KEY, occupancy TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS command (commandId TEXT PRIMARY KEY, outcome TEXT NOT NULL,"
                    + " detail TEXT NOT NULL, occurredAt TEXT NOT NULL, acknowledged INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), certain TEXT NOT NULL,"
                    + " offsetMillis INTEGER NOT NULL)",
            // A journal from before there was a clock in it: the panel counted by a time that has passed since.
            "INSERT OR IGNORE INTO clock SELECT 1, countedAt, 0 FROM throttle",
            "CREATE TABLE IF NOT EXISTS trustedKey (kid TEXT PRIMARY KEY, publicKey TEXT NOT NULL,"
                    + " keyFile TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS deposit (compartment INTEGER PRIMARY KEY, parcel TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS emptied (compartment INTEGER PRIMARY KEY)");

    private Schema() {}
}
