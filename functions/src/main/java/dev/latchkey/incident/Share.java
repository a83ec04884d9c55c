package dev.latchkey.incident;

/// How much of an incident has one more trait: a second name, for those who look for its reason.
///
/// @param percent of the incident's deliveries
public record Share(Trait trait, int percent) {}
