package dev.latchkey.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The incidents there are and were. Of a trait at most one is open.
public interface Incidents {

    /// Opens an incident, unless one of its trait is open.
    Opened open(Incident begun);

    /// Those that are open. Sees every one that was opened before.
    List<Incident> open();

    Optional<Incident> find(String incidentId);

    /// The newest, newest first, at most so many.
    List<Incident> newest(int most);

    /// Notes that a delivery's report belongs to an incident.
    ///
    /// @return false where one of the delivery's does already
    boolean add(String incidentId, Affected affected);

    /// The deliveries that belong to an incident, at most so many.
    List<Affected> affected(String incidentId, int most);

    /// Notes that operators have been told of it.
    void told(String incidentId);

    /// Notes how an open incident looks now: its trait, what its reports share, and since when they are few.
    ///
    /// @return false where it is not open any more, or another one is open under its new trait
    boolean note(Incident seen);

    /// @return false where it was closed before
    boolean close(String incidentId, Instant at);

    /// @param isNew false where one of the same trait was open already
    record Opened(Incident incident, boolean isNew) {}

    /// A delivery that an incident is to blame for.
    ///
    /// @param caseId where people got a case of it
    record Affected(String deliveryId, Optional<String> caseId) {}
}
