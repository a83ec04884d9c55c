/// Runs executions: one strand (a virtual thread) for a flow and for every branch of it, one class for every
/// state type. Entry: [Execution]; `StateMachines` starts and keeps them. No wire format here.
///
/// The strands of one execution take turns ([Turns]), so that what an execution does, and the order of its
/// history, are the same every time, and nothing of an execution needs a lock. A strand that waits holds no turn
/// and no piece of work; whoever wakes it begins the piece and queues its turn first.
package dev.latchkey.local.states.execution;
