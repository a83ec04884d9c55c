package dev.latchkey.aws;

import dev.latchkey.code.RestoreCode;
import dev.latchkey.fault.FindHandled;
import dev.latchkey.support.ActOnFinding;
import dev.latchkey.support.CheckDelivery;
import dev.latchkey.support.CheckFaults;
import dev.latchkey.support.CheckIntegrity;
import dev.latchkey.support.CheckLocker;
import dev.latchkey.support.CheckLockers;
import dev.latchkey.support.CheckNotice;
import dev.latchkey.support.CheckRecipient;
import dev.latchkey.support.CheckReservation;
import dev.latchkey.support.FindRun;
import dev.latchkey.support.ResumeDelivery;
import java.time.Duration;

/// Wires the checks that run by the clock, and put right what no workflow will.
interface CheckWiring extends SupportWiring {

    default CheckIntegrity checkIntegrity() {
        var findings = actOnFinding(settings().integrityGrace());
        return new CheckIntegrity(
                ports().deliveries(),
                ports().codes(),
                ports().integrityRecords(),
                checkDelivery(findings),
                new CheckReservation(
                        ports().deliveries(),
                        ports().codes(),
                        ports().lockers(),
                        revokeCode(),
                        publishManifest(),
                        findings,
                        clock()),
                ports().fleet(),
                new CheckFaults(new FindHandled(ports().faults()), ports().executions(), escalateFault(), findings));
    }

    default CheckDelivery checkDelivery(ActOnFinding findings) {
        return new CheckDelivery(
                ports().deliveries(),
                ports().waits(),
                awaitDeposit(),
                new RestoreCode(ports().codes(), ports().lockers(), ports().masterKeys(), publishManifest(), clock()),
                findRun(),
                resumeDelivery(findings),
                new CheckNotice(ports().attempts(), ports().waits(), ports().executions(), findings, clock()),
                new CheckRecipient(ports().deliveries(), ports().recipients(), findings),
                findings);
    }

    default ActOnFinding actOnFinding(Duration grace) {
        return new ActOnFinding(
                ports().integrityRecords(), ports().cases(), openCase(), changeDelivery(), grace, clock());
    }

    default FindRun findRun() {
        return new FindRun(ports().executions());
    }

    private ResumeDelivery resumeDelivery(ActOnFinding findings) {
        return new ResumeDelivery(
                ports().deliveries(),
                ports().waits(),
                findRun(),
                ports().executions(),
                revokeCode(),
                closeDelivery(),
                findings,
                clock());
    }

    default CheckLocker checkLocker() {
        return new CheckLocker(
                ports().lockers(),
                ports().faults(),
                watchPanel(),
                ports().fleet(),
                raiseFault(),
                clearFault(),
                settings().presencePolicy(),
                clock());
    }

    default CheckLockers checkLockers() {
        return new CheckLockers(ports().fleet(), checkLocker(), settings().guessingPolicy(), clock());
    }
}
