package dev.latchkey.aws;

import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.AuditClosing;
import dev.latchkey.support.AuditOpening;
import dev.latchkey.support.CarryOut;
import dev.latchkey.support.Cases;
import dev.latchkey.support.CheckContact;
import dev.latchkey.support.DecideApproval;
import dev.latchkey.support.EscalateFault;
import dev.latchkey.support.JustifyOpening;
import dev.latchkey.support.ListLockers;
import dev.latchkey.support.OpenAgain;
import dev.latchkey.support.OpenCase;
import dev.latchkey.support.OpenRemotely;
import dev.latchkey.support.ReadApproval;
import dev.latchkey.support.ReadLocker;
import dev.latchkey.support.RefuseChange;
import dev.latchkey.support.ReleaseDelivery;
import dev.latchkey.support.ReportUnreadable;
import dev.latchkey.support.RequestApproval;
import dev.latchkey.support.RequestOpening;
import dev.latchkey.support.WakeStep;

/// Wires what people decide: cases, holds, openings, and what two must agree to.
interface SupportWiring extends FaultWiring {

    default AuditClosing auditClosing() {
        return new AuditClosing(ports().deliveries(), ports().audit(), clock());
    }

    default OpenCase openCase() {
        return new OpenCase(ports().cases(), ports().deliveries(), ports().attempts(), changeDelivery(), clock());
    }

    default ReleaseDelivery releaseDelivery() {
        return new ReleaseDelivery(ports().deliveries(), changeDelivery(), findHold(), awaitRelease(), clock());
    }

    default RefuseChange refuseChange() {
        return new RefuseChange(
                ports().deliveries(),
                changeDelivery(),
                ports().recipients(),
                findHold(),
                rotateCode(),
                applyContactChange(),
                openCase(),
                awaitRelease(),
                clock());
    }

    default ApplyContactChange applyContactChange() {
        return new ApplyContactChange(ports().deliveries(), changeDelivery(), replanNotices(), checkContact());
    }

    default CheckContact checkContact() {
        return new CheckContact(
                ports().deliveries(),
                ports().recipients(),
                ports().attempts(),
                ports().suspects(),
                findUsableChannel(),
                openCase());
    }

    default ReadLocker readLocker() {
        return new ReadLocker(ports().lockers(), ports().faults(), watchPanel(), ports().audit());
    }

    default ListLockers listLockers() {
        return new ListLockers(ports().fleet());
    }

    default RequestOpening requestOpening() {
        return new RequestOpening(ports().lockers(), requestApproval());
    }

    default OpenRemotely openRemotely() {
        var justify = new JustifyOpening(ports().approvals(), ports().faults(), ports().deliveries(), clock());
        return new OpenRemotely(
                ports().lockers(), justify, sendCommand(), ports().commands(), ports().audit(), clock());
    }

    default OpenAgain openAgain() {
        return new OpenAgain(
                ports().faults(),
                findWayOut(),
                openRemotely(),
                sendCommand(),
                ports().audit(),
                ports().waits(),
                wakeWorkflow(),
                clock());
    }

    default AuditOpening auditOpening() {
        return new AuditOpening(ports().audit(), clock());
    }

    default RequestApproval requestApproval() {
        return new RequestApproval(
                ports().approvals(), ports().audit(), settings().approvalValidity(), clock());
    }

    default ReadApproval readApproval() {
        return new ReadApproval(ports().approvals(), ports().commands());
    }

    default DecideApproval decideApproval() {
        return new DecideApproval(
                ports().approvals(),
                ports().audit(),
                new CarryOut(ports().lockers(), openRemotely(), new WakeStep(wakeWorkflow())),
                clock());
    }

    default EscalateFault escalateFault() {
        return new EscalateFault(ports().faults(), findParcels(), openCase(), clock());
    }

    default ReportUnreadable reportUnreadable() {
        return new ReportUnreadable(ports().cases(), clock());
    }

    default Cases cases() {
        return ports().cases();
    }
}
