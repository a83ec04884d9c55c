package dev.latchkey.aws;

import dev.latchkey.fault.AwaitRepair;
import dev.latchkey.fault.CallTechnician;
import dev.latchkey.fault.ClearFault;
import dev.latchkey.fault.CompareFaults;
import dev.latchkey.fault.ContainFault;
import dev.latchkey.fault.Containment;
import dev.latchkey.fault.DiagnoseFault;
import dev.latchkey.fault.FindJam;
import dev.latchkey.fault.FindParcels;
import dev.latchkey.fault.FindWayOut;
import dev.latchkey.fault.FollowParcel;
import dev.latchkey.fault.OrderTechnician;
import dev.latchkey.fault.RaiseFault;
import dev.latchkey.fault.RecordCommandAnswer;
import dev.latchkey.fault.RecordFaultReport;
import dev.latchkey.fault.ReportRecipientPresent;
import dev.latchkey.fault.ResolveFault;
import dev.latchkey.fault.WakeFault;
import dev.latchkey.fault.WarnRecipients;

/// Wires faults of lockers: how they come and go, and the way out of every parcel behind them.
interface FaultWiring extends NoticeWiring {

    default RecordFaultReport recordFaultReport() {
        return new RecordFaultReport(raiseFault(), clearFault(), compareFaults());
    }

    default RecordCommandAnswer recordCommandAnswer() {
        return new RecordCommandAnswer(
                ports().commands(), recordReport(), compareFaults(), clearFault(), wakeWorkflow());
    }

    default RaiseFault raiseFault() {
        return new RaiseFault(ports().faults(), ports().workflows(), clock());
    }

    default ClearFault clearFault() {
        return new ClearFault(ports().faults(), containment(), interruptWindow(), wakeFault(), endNotices(), clock());
    }

    default CompareFaults compareFaults() {
        return new CompareFaults(ports().faults(), raiseFault(), clearFault(), containment(), clock());
    }

    default DiagnoseFault diagnoseFault() {
        return new DiagnoseFault(
                ports().faults(),
                ports().lockers(),
                sendCommand(),
                ports().waits(),
                wakeWorkflow(),
                settings().faultPolicy());
    }

    default ContainFault containFault() {
        return new ContainFault(ports().faults(), ports().commands(), containment());
    }

    default Containment containment() {
        return new Containment(ports().faults(), sendCommand());
    }

    default WarnRecipients warnRecipients() {
        return new WarnRecipients(
                ports().faults(),
                findParcels(),
                ports().deliveries(),
                interruptWindow(),
                ports().workflows(),
                settings().faultPolicy(),
                clock());
    }

    default FindParcels findParcels() {
        return new FindParcels(ports().lockers(), ports().deliveries());
    }

    default FindWayOut findWayOut() {
        return new FindWayOut(
                ports().faults(),
                ports().deliveries(),
                ports().lockers(),
                settings().faultPolicy(),
                clock());
    }

    default CallTechnician callTechnician() {
        return new CallTechnician(
                ports().faults(), ports().lockers(), findParcels(), containment(), ports().technicians(), clock());
    }

    default OrderTechnician orderTechnician() {
        return new OrderTechnician(ports().faults(), ports().lockers(), raiseFault(), callTechnician(), wakeFault());
    }

    default AwaitRepair awaitRepair() {
        return new AwaitRepair(ports().faults(), findWayOut(), clearFault(), ports().waits(), wakeWorkflow(), clock());
    }

    default FindJam findJam() {
        return new FindJam(ports().faults());
    }

    default ReportRecipientPresent reportRecipientPresent() {
        return new ReportRecipientPresent(
                ports().deliveries(), ports().faults(), ports().lockers(), findJam(), wakeFault(), clock());
    }

    default FollowParcel followParcel() {
        return new FollowParcel(ports().deliveries(), ports().faults(), relocateParcel(), wakeFault(), endNotices());
    }

    default ResolveFault resolveFault() {
        return new ResolveFault(
                ports().faults(),
                clearFault(),
                relocateParcel(),
                handParcelOutside(),
                wakeFault(),
                endNotices(),
                clock());
    }

    default WakeFault wakeFault() {
        return new WakeFault(wakeWorkflow());
    }
}
