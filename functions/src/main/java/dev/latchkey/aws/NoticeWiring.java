package dev.latchkey.aws;

import dev.latchkey.notice.AwaitNextRound;
import dev.latchkey.notice.AwaitReceipt;
import dev.latchkey.notice.ComposeMessage;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.notice.FindUsableChannel;
import dev.latchkey.notice.JudgeChannel;
import dev.latchkey.notice.MakeUpForSilence;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.notice.RecordReceipt;
import dev.latchkey.notice.ReplanNotices;
import dev.latchkey.notice.SendMessage;
import dev.latchkey.notice.WakeReceipt;
import dev.latchkey.notice.WarnPreviousContact;

/// Wires notices: their plan, their messages, their receipts, their end.
interface NoticeWiring extends CodeWiring {

    default PlanNotice planNotice() {
        return new PlanNotice(
                ports().deliveries(),
                ports().recipients(),
                ports().attempts(),
                findHold(),
                ports().suspects(),
                judgeChannel(),
                settings().noticePolicy());
    }

    default JudgeChannel judgeChannel() {
        return new JudgeChannel(
                ports().channelHealth(), settings().healthPolicy(), settings().noticePolicy(), clock());
    }

    default SendMessage sendMessage() {
        return new SendMessage(
                ports().deliveries(),
                ports().recipients(),
                ports().lockers(),
                ports().attempts(),
                findHold(),
                ports().waits(),
                composeMessage(),
                ports().messengers(),
                recordReceipt(),
                endNotices(),
                ports().channelHealth(),
                clock());
    }

    default ComposeMessage composeMessage() {
        return new ComposeMessage(
                ports().masterKeys(),
                ports().lockers(),
                new NoticeTexts(),
                extensionLink(),
                pickupLinks(),
                helpLink(),
                settings().publicUrl());
    }

    default WarnPreviousContact warnPreviousContact() {
        return new WarnPreviousContact(
                ports().deliveries(),
                changeDelivery(),
                ports().lockers(),
                ports().attempts(),
                findHold(),
                composeMessage(),
                ports().messengers(),
                recordReceipt(),
                clock());
    }

    default AwaitReceipt awaitReceipt() {
        return new AwaitReceipt(ports().deliveries(), ports().attempts(), ports().waits(), wakeReceipt());
    }

    default AwaitNextRound awaitNextRound() {
        return new AwaitNextRound(
                ports().deliveries(),
                ports().recipients(),
                ports().waits(),
                replanNotices(),
                endNotices(),
                wakeReceipt());
    }

    default RecordReceipt recordReceipt() {
        return new RecordReceipt(
                ports().attempts(), ports().suspects(), ports().channelHealth(), wakeWorkflow(), makeUpForSilence());
    }

    default MakeUpForSilence makeUpForSilence() {
        return new MakeUpForSilence(ports().deliveries(), ports().attempts(), interruptWindow(), clock());
    }

    default EndNotices endNotices() {
        return new EndNotices(
                ports().deliveries(), ports().faults(), ports().attempts(), ports().waits(), wakeWorkflow());
    }

    default ReplanNotices replanNotices() {
        return new ReplanNotices(ports().attempts(), ports().waits(), wakeWorkflow());
    }

    default FindUsableChannel findUsableChannel() {
        return new FindUsableChannel(ports().messengers());
    }

    private WakeReceipt wakeReceipt() {
        return new WakeReceipt(wakeWorkflow());
    }
}
