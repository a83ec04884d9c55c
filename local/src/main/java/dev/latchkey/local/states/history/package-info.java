/// What an execution did, in AWS's event types, order and details. Entry: [History].
package dev.latchkey.local.states.history;
