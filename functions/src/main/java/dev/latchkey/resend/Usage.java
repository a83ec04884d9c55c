package dev.latchkey.resend;

import java.util.List;

/// Where it is counted how often something was asked for.
public interface Usage {

    /// Sees every write that was answered before it.
    Uses find(String of);

    /// Writes all of them or none: none where somebody else has changed one since it was read.
    ///
    /// @return whether they were written
    boolean write(List<Uses> changed);
}
