package dev.latchkey.support;

import java.util.List;

/// The cases that people have to look at.
public interface Cases {

    /// Opens a case; one that is open already stays as it is.
    void open(Case opened);

    List<Case> of(String deliveryId);
}
