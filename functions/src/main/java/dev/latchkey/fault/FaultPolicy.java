package dev.latchkey.fault;

import java.time.Duration;

/// How long is waited for what.
///
/// @param diagnosis for a locker's answer to a diagnosis
/// @param repair for a technician, before people get a case
/// @param extension by how much the windows of the parcels behind a fault end later, as their recipients
///     are told
public record FaultPolicy(Duration diagnosis, Duration repair, Duration extension) {}
