package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Definition;
import java.time.Instant;

/// A state machine as an execution of it started with.
///
/// @param text the definition as it was given
/// @param definition the same, read
/// @param roleArn its role, never looked at
/// @param revisionId null until the machine is updated for the first time
public record Machine(
        String arn,
        String name,
        String text,
        Definition definition,
        String roleArn,
        Instant createdAt,
        Instant updatedAt,
        String revisionId) {}
