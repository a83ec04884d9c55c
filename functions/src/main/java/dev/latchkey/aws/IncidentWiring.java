package dev.latchkey.aws;

import dev.latchkey.incident.CheckSurges;
import dev.latchkey.incident.CountReport;
import dev.latchkey.incident.ReadIncident;

/// Wires surges: many reports from one place.
interface IncidentWiring extends Wiring {

    default CountReport countReport() {
        return new CountReport(
                ports().reports(),
                ports().incidents(),
                ports().cases(),
                ports().operators(),
                settings().surgePolicy(),
                clock());
    }

    default CheckSurges checkSurges() {
        return new CheckSurges(
                ports().reports(),
                ports().incidents(),
                ports().cases(),
                ports().operators(),
                settings().surgePolicy(),
                clock());
    }

    default ReadIncident readIncident() {
        return new ReadIncident(ports().incidents());
    }
}
