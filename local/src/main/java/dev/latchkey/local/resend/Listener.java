package dev.latchkey.local.resend;

/// Hears how an execution goes, of each thing once.
interface Listener {

    /// @param execution its name
    void started(String execution);

    void entered(String state);

    /// It waits for two people to agree.
    void asks(String approvalId);
}
