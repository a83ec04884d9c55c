package dev.latchkey.local.iot;

import java.util.List;
import java.util.Optional;

/// A rule of the template.
///
/// @param errorAction what is done with a message that one of the actions failed for
record TopicRule(String name, RuleQuery query, List<RuleAction> actions, Optional<RuleAction> errorAction) {}
