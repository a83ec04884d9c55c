package dev.latchkey.aws;

import dev.latchkey.code.InspectCode;
import dev.latchkey.diagnosis.AskLocker;
import dev.latchkey.diagnosis.DiagnoseDelivery;
import dev.latchkey.diagnosis.LookAtLocker;
import dev.latchkey.diagnosis.ReadHousehold;
import dev.latchkey.diagnosis.ReadSituation;
import dev.latchkey.shipment.Watch;

/// Wires the search for the cause of a delivery's trouble.
interface DiagnosisWiring extends CheckWiring {

    default DiagnoseDelivery diagnoseDelivery() {
        return new DiagnoseDelivery(readSituation(), ports().audit());
    }

    private ReadSituation readSituation() {
        return new ReadSituation(
                ports().deliveries(),
                ports().attempts(),
                ports().cases(),
                new InspectCode(ports().codes(), clock()),
                findHold(),
                new ReadHousehold(ports().recipients(), ports().suspects(), judgeChannel()),
                new LookAtLocker(ports().lockers(), ports().faults(), watchPanel()),
                findRun(),
                new Watch(settings().watchPolicy()),
                settings().noticePolicy(),
                clock());
    }

    default AskLocker askLocker() {
        return new AskLocker(ports().deliveries(), ports().lockers(), sendCommand(), ports().waits(), wakeWorkflow());
    }
}
