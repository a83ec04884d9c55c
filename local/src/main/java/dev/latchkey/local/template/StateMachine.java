package dev.latchkey.local.template;

import java.nio.file.Path;

/// A Step Functions state machine of the template.
///
/// @param name physical
/// @param source the file that the definition was read from
/// @param definition Amazon States Language in YAML or JSON, as the file has it, its substitutions done
public record StateMachine(String logicalId, String name, String arn, Path source, String definition) {}
