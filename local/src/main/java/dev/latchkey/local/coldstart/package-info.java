/// How long a function takes from the start of its process to its first answer.
///
/// Each function of the template starts in a fresh JVM through AWS's own runtime interface client, from the
/// deployment package, against stubs of Lambda's runtime API and of the AWS services (over TLS: plain HTTP would
/// hide what a client pays to connect). Milliseconds are this machine's; ratios travel. Start at
/// [dev.latchkey.local.coldstart.Benchmark].
package dev.latchkey.local.coldstart;
