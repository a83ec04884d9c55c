package dev.latchkey.support;

import java.util.List;

/// The cases that people have to look at.
public interface Cases {

    /// Opens a case; one that is open already stays as it is.
    void open(Case opened);

    /// Notes that a case belongs to an incident; the latest counts. A case that is not there is not made.
    void link(String deliveryId, String caseId, String incidentId);

    List<Case> of(String deliveryId);
}
