/// Plants causes for which somebody has no code, from outside and in a running local system, and looks at what
/// support is told: [dev.latchkey.local.diagnosis.Plots] are the causes, [dev.latchkey.local.diagnosis.Trial]
/// counts. Nothing here calls a rule of the diagnosis; it reads what an agent reads.
package dev.latchkey.local.diagnosis;
