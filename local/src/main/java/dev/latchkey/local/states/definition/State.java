package dev.latchkey.local.states.definition;

import java.util.List;

/// One state of a workflow. Where a template is null, the definition leaves the field out.
public sealed interface State {

    String name();

    /// Hands its input on, or its `Output`.
    record Pass(String name, Leaving leaving) implements State {}

    /// Has something done.
    ///
    /// @param arguments what the resource is given; null: nothing (a function named by its ARN: the state's
    /// input)
    record Task(
            String name,
            Resource resource,
            Template arguments,
            Template timeoutSeconds,
            Template heartbeatSeconds,
            Recovery recovery,
            Leaving leaving)
            implements State {}

    /// Goes where the first rule that holds points.
    ///
    /// @param otherwise when no rule holds; null without a `Default`
    record Choice(String name, List<Rule> rules, Leaving otherwise) implements State {
        public Choice {
            rules = List.copyOf(rules);
        }
    }

    /// @param condition evaluates to a boolean
    record Rule(Template condition, Leaving leaving) {}

    /// Waits without cost.
    record Wait(String name, Until until, Leaving leaving) implements State {}

    /// How long a Wait state waits.
    sealed interface Until {
        record Seconds(Template value) implements Until {}

        record Timestamp(Template value) implements Until {}
    }

    /// Runs branches side by side.
    ///
    /// @param arguments every branch's input; null: the state's own
    record Parallel(String name, Template arguments, List<Flow> branches, Recovery recovery, Leaving leaving)
            implements State {
        public Parallel {
            branches = List.copyOf(branches);
        }
    }

    /// Runs the same flow for every item.
    ///
    /// @param items null: the state's input
    /// @param itemSelector an iteration's input; null: the item
    /// @param maxConcurrency null or 0: all at once
    record Map(
            String name,
            Template items,
            Template itemSelector,
            Template maxConcurrency,
            Flow processor,
            Recovery recovery,
            Leaving leaving)
            implements State {}

    /// Ends the flow well.
    record Succeed(String name, Template output) implements State {}

    /// Ends the execution badly.
    record Fail(String name, Template error, Template cause) implements State {}
}
