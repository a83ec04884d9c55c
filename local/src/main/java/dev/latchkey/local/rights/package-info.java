/// What the template's functions may do: [dev.latchkey.local.rights.FunctionRights] holds each call of a function
/// against the policy that it would have on AWS. Who calls without a function's access key may do anything. Roles of
/// state
/// machines and rules are not held to theirs.
package dev.latchkey.local.rights;
