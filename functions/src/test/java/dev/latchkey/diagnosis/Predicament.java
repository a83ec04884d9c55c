package dev.latchkey.diagnosis;

import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Opened;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Lane;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Fact;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One parcel and whatever befalls it, told to the fakes in the way in which it would be heard of.
final class Predicament {

    static final String LOCKER = InMemoryCloud.LOCKER_ID;

    /// Ada's contacts in their order.
    static final ContactRef PUSH = new ContactRef("r-1", 1, 0, Channel.PUSH);

    static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);
    static final ContactRef EMAIL = new ContactRef("r-1", 1, 2, Channel.EMAIL);

    final InMemoryCloud cloud = new InMemoryCloud();
    final Parcel parcel = Parcel.first();
    private int messages;
    private int events;

    // ---- the way ----

    Predicament registered() {
        cloud.recordCarrierEvent().record(parcel.registered());
        return runs(Standing.RUNNING);
    }

    Predicament registeredForTheHousehold() {
        cloud.recordCarrierEvent().record(Household.registered(parcel));
        return runs(Standing.RUNNING);
    }

    Predicament runs(Standing standing) {
        cloud.executions.put(Name.deliverParcel(parcel.deliveryId(), 1), standing);
        return this;
    }

    Predicament said(Fact fact) {
        cloud.recordCarrierEvent().record(parcel.event("said-" + ++events, 10 - events, fact));
        return this;
    }

    Predicament delivered() {
        cloud.recordCarrierEvent().record(parcel.delivered());
        return this;
    }

    Predicament deposited() {
        cloud.recordDeposit().record(LOCKER, parcel.deposited());
        return this;
    }

    Predicament placed() {
        return registered().delivered().deposited();
    }

    Predicament ready() {
        return placed().issued();
    }

    Predicament issued() {
        cloud.issueCode().issue(parcel.deliveryId());
        return this;
    }

    /// The locker has the code.
    Predicament synced() {
        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken("sync"));
        return applied();
    }

    Predicament applied() {
        cloud.recordAppliedManifest().record(LOCKER, cloud.lockers.latestManifestVersion(LOCKER));
        return this;
    }

    Predicament collected() {
        cloud.recordPickup().record(LOCKER, parcel.deliveryId(), 7, "collected", cloud.clock.instant());
        return this;
    }

    Predicament opened(String by) {
        var envelope = new Envelope("opened-" + ++events, events, cloud.clock.instant());
        cloud.recordOpening().record(LOCKER, new Opened(envelope, 7, Optional.of(parcel.deliveryId()), by));
        return this;
    }

    Predicament after(Duration time) {
        cloud.clock.advance(time);
        return this;
    }

    // ---- messages ----

    /// A message with the code goes out.
    Predicament sent(ContactRef contact) {
        return sent(NoticeKind.CODE, "code", contact);
    }

    Predicament sent(NoticeKind kind, String noticeId, ContactRef contact) {
        var id = new AttemptId(parcel.deliveryId(), noticeId, ++messages);
        try {
            cloud.sendMessage().send(id, kind, contact, new TaskToken("message-" + messages));
        } catch (ChannelUnavailable down) {
            // As the workflow does: it goes on.
        }
        return this;
    }

    Predicament arrived(ContactRef contact) {
        cloud.recordReceipt().record(new Arrived(contact.channel() + "-1", Evidence.DELIVERED, cloud.clock.instant()));
        return this;
    }

    Predicament told() {
        return sent(PUSH).arrived(PUSH);
    }

    Predicament refused(ContactRef contact, Refusal refusal) {
        cloud.recordReceipt().record(new Failed(contact.channel() + "-1", refusal, cloud.clock.instant()));
        return this;
    }

    /// So many messages of everybody's were lost on it.
    Predicament fails(Channel channel) {
        var longAgo = cloud.clock.instant().minus(Duration.ofMinutes(20));
        IntStream.range(0, 60).forEach(i -> cloud.channelHealth.sent(new Lane(channel, "DE"), longAgo));
        return this;
    }

    // ---- the locker ----

    Predicament away() {
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));
        return this;
    }

    Predicament back() {
        cloud.lockers.noteConnected(LOCKER, new Word(2, cloud.clock.instant()));
        return this;
    }

    Predicament fault(String code, int compartment) {
        return fault(code, "major", compartment);
    }

    Predicament fault(String code, String severity, int compartment) {
        cloud.faults.raise(LockerFault.begun(LOCKER, code, severity, compartment, cloud.clock.instant(), Map.of()));
        return this;
    }

    // ---- the diagnosis ----

    Diagnosis diagnosis() {
        return cloud.diagnoseDelivery().diagnose(parcel.deliveryId(), "request-1", false);
    }

    List<String> rules() {
        return diagnosis().reasons().stream().map(Reason::rule).toList();
    }

    List<Cause> causes() {
        return diagnosis().reasons().stream().map(Reason::cause).toList();
    }

    Reason reason(String rule) {
        return diagnosis().reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
