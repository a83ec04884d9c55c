/// JSON values and JSONata expressions as Step Functions understands them. Entry: [Expression]. Nothing here
/// knows what a state machine is.
package dev.latchkey.local.states.jsonata;
