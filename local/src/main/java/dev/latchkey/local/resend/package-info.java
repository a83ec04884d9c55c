/// The agent's command: [dev.latchkey.local.resend.ResendCommand] starts `resend-code` and shows how it goes. It
/// knows AWS's Step Functions alone, here or in the cloud, and nothing of the local system.
package dev.latchkey.local.resend;
