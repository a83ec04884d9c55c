package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.judge.Sighting.CaseOpened;
import dev.latchkey.support.Case;
import dev.latchkey.support.Cases;
import java.util.List;

/// The desk of people at support, with somebody who looks over their shoulders.
record WatchedCases(Cases cases, Surface surface) implements Cases {

    @Override
    public void open(Case opened) {
        cases.open(opened);
        surface.saw(new CaseOpened(surface.now(), opened.deliveryId(), opened.reason()));
    }

    @Override
    public void link(String deliveryId, String caseId, String incidentId) {
        cases.link(deliveryId, caseId, incidentId);
    }

    @Override
    public List<Case> of(String deliveryId) {
        return cases.of(deliveryId);
    }
}
