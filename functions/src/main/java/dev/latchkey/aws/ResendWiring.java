package dev.latchkey.aws;

import dev.latchkey.fault.FindOtherInput;
import dev.latchkey.resend.AcceptResend;
import dev.latchkey.resend.ActOnCause;
import dev.latchkey.resend.ActOnCause.Steps;
import dev.latchkey.resend.AnswerTexts;
import dev.latchkey.resend.AskForHelp;
import dev.latchkey.resend.AwaitApproval;
import dev.latchkey.resend.AwaitDoor;
import dev.latchkey.resend.ExplainResend;
import dev.latchkey.resend.FindHindrance;
import dev.latchkey.resend.LimitResends;
import dev.latchkey.resend.ListResends;
import dev.latchkey.resend.ReadResend;
import dev.latchkey.resend.StartResend;
import dev.latchkey.support.WakeStep;
import java.time.Duration;
import java.util.UUID;

/// Wires a resend, from the request to the answer.
interface ResendWiring extends RecipientWiring, CheckWiring, IncidentWiring {

    default AcceptResend acceptResend() {
        return new AcceptResend(
                ports().resends(),
                ports().proposals(),
                new LimitResends(
                        ports().usage(),
                        settings().resendsPerAgentAndHour(),
                        settings().unnamedResendsPerHour(),
                        clock()),
                ports().deliveries(),
                ports().recipients(),
                recipientReader(),
                ports().audit(),
                clock());
    }

    default ActOnCause actOnCause() {
        return new ActOnCause(
                ports().deliveries(),
                findHold(),
                ports().resends(),
                ports().audit(),
                planNotice(),
                ports().workflows(),
                checkDelivery(actOnFinding(Duration.ZERO)),
                orderTechnician(),
                new FindOtherInput(ports().faults(), watchPanel()),
                ports().lockers(),
                publishManifest(),
                extendPickup(),
                openCase(),
                new Steps(
                        ports().approvals(),
                        ports().proposals(),
                        ports().recipients(),
                        changeDelivery(),
                        awaitDeposit(),
                        endNotices(),
                        rotateCode(),
                        cancelDelivery(),
                        changeContact(),
                        applyContactChange(),
                        releaseDelivery(),
                        openRemotely()),
                clock());
    }

    default AwaitDoor awaitDoor() {
        return new AwaitDoor(ports().commands(), ports().waits(), wakeWorkflow());
    }

    default AwaitApproval awaitApproval() {
        return new AwaitApproval(
                ports().deliveries(),
                findHold(),
                ports().resends(),
                ports().proposals(),
                requestApproval(),
                new FindHindrance(findHold(), ports().recipients(), ports().proposals(), ports().lockers(), clock()),
                ports().waits(),
                new WakeStep(wakeWorkflow()));
    }

    default ExplainResend explainResend() {
        return new ExplainResend(
                ports().resends(),
                ports().proposals(),
                ports().deliveries(),
                ports().lockers(),
                ports().recipients(),
                countReport(),
                new AnswerTexts(),
                ports().audit(),
                clock());
    }

    default StartResend startResend() {
        return new StartResend(
                ports().resends(),
                ports().proposals(),
                ports().workflows(),
                () -> UUID.randomUUID().toString(),
                clock());
    }

    default AskForHelp askForHelp() {
        return new AskForHelp(startResend(), ports().resends(), clock());
    }

    default ListResends listResends() {
        return new ListResends(ports().audit());
    }

    default ReadResend readResend() {
        return new ReadResend(ports().resends(), ports().progress());
    }
}
