package dev.latchkey.local.template;

/// A function that receives a log group's lines, as CloudWatch Logs delivers them.
///
/// @param logGroup its name
/// @param filterPattern empty where every line is wanted
/// @param function its physical name
public record LogSubscription(String logGroup, String filterPattern, String function) {}
