/// A Step Functions of one's own: state machines in the Amazon States Language with JSONata, run in this process.
/// Entry: [StateMachines] in Java, [StepFunctionsService] on AWS's wire protocol. Definitions are read in
/// `definition`, run in `execution`, recorded in `history`; expressions are in `jsonata`.
package dev.latchkey.local.states;
