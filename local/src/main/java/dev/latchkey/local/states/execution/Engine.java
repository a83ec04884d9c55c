package dev.latchkey.local.states.execution;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.lambda.Functions;

/// What executions run with.
///
/// @param keepsHistories whether executions keep their events; those who only count need none
public record Engine(
        Account account,
        LocalClock clock,
        Work work,
        Functions functions,
        SharedRandom random,
        TaskTokens tokens,
        Children children,
        boolean keepsHistories) {

    /// Executions that tasks start.
    public interface Children {

        /// @param name null: a fresh one
        /// @param input JSON
        /// @throws dev.latchkey.local.states.RequestRefused as the API's StartExecution refuses
        Execution start(String stateMachineArn, String name, String input);
    }
}
