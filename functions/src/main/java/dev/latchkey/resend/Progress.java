package dev.latchkey.resend;

import java.util.List;

/// Which way an execution of the workflow has gone so far.
public interface Progress {

    /// The states that it has entered, in order; none where there is no such execution.
    List<String> states(String executionName);
}
