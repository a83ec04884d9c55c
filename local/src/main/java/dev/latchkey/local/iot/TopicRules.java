package dev.latchkey.local.iot;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.template.Resource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The template's topic rules at work: give it to [Broker#onMessage] as `rules::accept`.
///
/// Each rule that takes a message works on a thread of its own. A message is `Work` in hand until the actions
/// of all its rules have finished.
public final class TopicRules {

    private final List<TopicRule> rules;
    private final RuleActions actions;
    private final LocalClock clock;
    private final Work work;
    private final Supplier<UUID> traceIds;

    private TopicRules(
            List<TopicRule> rules, RuleActions actions, LocalClock clock, Work work, Supplier<UUID> traceIds) {
        this.rules = rules;
        this.actions = actions;
        this.clock = clock;
        this.work = work;
        this.traceIds = traceIds;
    }

    /// Reads the rules of a template.
    ///
    /// @param resources any; those of type `AWS::IoT::TopicRule` are read
    /// @param publisher takes what rules republish: the broker
    /// @throws IllegalArgumentException for what the local system does not support; names the resource
    public static TopicRules of(
            Collection<Resource> resources,
            Publisher publisher,
            AsyncFunctions functions,
            RuleTargets targets,
            LocalClock clock,
            Work work) {
        var actions = new RuleActions(publisher, functions, targets);
        return new TopicRules(TopicRuleReader.read(resources), actions, clock, work, UUID::randomUUID);
    }

    /// Lets every rule that takes the message work on it; returns before they have.
    public void accept(Message message) {
        var input = RuleInput.of(message, clock.now());
        rules.stream().filter(rule -> rule.query().takes(input)).forEach(rule -> start(rule, input));
    }

    private void start(TopicRule rule, RuleInput input) {
        work.run(() -> apply(rule, input));
    }

    private void apply(TopicRule rule, RuleInput input) {
        var selection = rule.query().select(input);
        var failures = rule.actions().stream()
                .flatMap(action -> actions.perform(action, selection, input).stream())
                .toList();
        if (!failures.isEmpty()) {
            rule.errorAction().ifPresent(action -> report(rule, action, failures, input));
        }
    }

    private void report(TopicRule rule, RuleAction action, List<RuleFailure> failures, RuleInput input) {
        var message = new RuleErrorMessage(rule.name(), input.message(), traceIds.get(), failures);
        var failed = actions.perform(action, new RuleQuery.Selection(message.json(), true), input);
        failed.ifPresent(failure -> {
            throw new IllegalStateException("The error action of " + rule.name() + " failed: " + failure);
        });
    }
}
