package dev.latchkey.memory;

import dev.latchkey.code.CodePolicy;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.code.IssueCode;
import dev.latchkey.code.RecordAppliedManifest;
import dev.latchkey.code.RecordPickup;
import dev.latchkey.code.RevokeCode;
import dev.latchkey.code.SyncLocker;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.ValidateCode;
import dev.latchkey.notice.AwaitNextRound;
import dev.latchkey.notice.ComposeMessage;
import dev.latchkey.notice.FindUsableChannel;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.NoticePolicy;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.notice.RecordReceipt;
import dev.latchkey.notice.ReplanNotices;
import dev.latchkey.notice.SendMessage;
import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.ReadDelivery;
import dev.latchkey.shipment.RecordCarrierEvent;
import dev.latchkey.shipment.RecordDeposit;
import dev.latchkey.shipment.RecordOpening;
import dev.latchkey.shipment.RegisterShipment;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.CheckContact;
import dev.latchkey.support.OpenCase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The use cases over ports in memory, as `Application` wires them over AWS; one locker is set up.
public final class InMemoryCloud {

    public static final String LOCKER_ID = "locker-berlin-1";
    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    public final SettableClock clock = new SettableClock(START);
    public final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    public final InMemoryCodes codes = new InMemoryCodes();
    public final InMemoryLockers lockers = new InMemoryLockers(codes);
    public final InMemoryRecipients recipients = new InMemoryRecipients();
    public final Map<String, CarrierFormat> formats = new HashMap<>();
    public final Carriers carriers = carrier -> Optional.ofNullable(formats.get(carrier));
    public final InMemoryAttempts attempts = new InMemoryAttempts();
    public final InMemoryWaits waits = new InMemoryWaits();
    public final InMemoryCases cases = new InMemoryCases();
    public final RecordingWorkflows workflows = new RecordingWorkflows();
    public final RecordingLink link = new RecordingLink();
    public final FixedMasterKeys masterKeys = new FixedMasterKeys();
    public final FakeMessenger push = new FakeMessenger(Channel.PUSH);
    public final FakeMessenger sms = new FakeMessenger(Channel.SMS);
    public final FakeMessenger email = new FakeMessenger(Channel.EMAIL);

    public final CodePolicy codePolicy = new CodePolicy(8, Duration.ofHours(72), Duration.ofHours(24));
    public final NoticePolicy noticePolicy = new NoticePolicy(
            Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(300), 3, Duration.ofMinutes(10));

    public InMemoryCloud() {
        lockers.provision(new Locker(
                LOCKER_ID,
                "Alexanderplatz, north entrance",
                ZoneId.of("Europe/Berlin"),
                FixedMasterKeys.V1.version(),
                List.of(new Compartment(1, Size.S), new Compartment(7, Size.M))));
    }

    public Delivery delivery(String deliveryId) {
        return deliveries.find(deliveryId).orElseThrow();
    }

    public DeliveryStatus status(String deliveryId) {
        return delivery(deliveryId).status();
    }

    /// The types of its timeline's entries, in order.
    public List<String> timeline(String deliveryId) {
        return deliveries.timeline(deliveryId).stream().map(TimelineEntry::type).toList();
    }

    public ChangeDelivery changeDelivery() {
        return new ChangeDelivery(deliveries);
    }

    public AwaitDeposit awaitDeposit() {
        return new AwaitDeposit(deliveries, waits, wakeWorkflow());
    }

    public RecordDeposit recordDeposit() {
        return new RecordDeposit(lockers, deliveries, changeDelivery(), awaitDeposit(), clock);
    }

    public RecordCarrierEvent recordCarrierEvent() {
        var register = new RegisterShipment(
                carriers,
                lockers,
                recipients,
                deliveries,
                changeDelivery(),
                recordDeposit(),
                workflows,
                awaitDeposit(),
                clock);
        return new RecordCarrierEvent(register, changeDelivery(), awaitDeposit(), clock);
    }

    public RecordOpening recordOpening() {
        return new RecordOpening(deliveries, changeDelivery(), clock);
    }

    public ReadDelivery readDelivery() {
        return new ReadDelivery(deliveries);
    }

    public IssueCode issueCode() {
        return issueCode(codePolicy);
    }

    public IssueCode issueCode(CodePolicy policy) {
        return new IssueCode(deliveries, changeDelivery(), lockers, codes, masterKeys, policy, clock);
    }

    public PublishManifest publishManifest() {
        return new PublishManifest(lockers, masterKeys, link, clock);
    }

    public SyncLocker syncLocker() {
        return new SyncLocker(codes, lockers, publishManifest(), waits, recordAppliedManifest());
    }

    public RecordAppliedManifest recordAppliedManifest() {
        return new RecordAppliedManifest(lockers, wakeWorkflow());
    }

    public ValidateCode validateCode() {
        return new ValidateCode(lockers, link, clock);
    }

    public RevokeCode revokeCode() {
        return new RevokeCode(codes, lockers, publishManifest());
    }

    public AwaitPickup awaitPickup() {
        return new AwaitPickup(deliveries, waits, wakeWorkflow());
    }

    public RecordPickup recordPickup() {
        return new RecordPickup(deliveries, changeDelivery(), lockers, revokeCode(), awaitPickup(), clock);
    }

    public ExpireCode expireCode() {
        return new ExpireCode(deliveries, changeDelivery(), revokeCode(), clock);
    }

    public CloseDelivery closeDelivery() {
        return new CloseDelivery(changeDelivery(), lockers, clock);
    }

    public OpenCase openCase() {
        return new OpenCase(cases, changeDelivery(), clock);
    }

    public PlanNotice planNotice() {
        return new PlanNotice(deliveries, recipients, attempts, noticePolicy);
    }

    public ComposeMessage composeMessage() {
        return new ComposeMessage(masterKeys, new NoticeTexts());
    }

    public RecordReceipt recordReceipt() {
        return new RecordReceipt(attempts, wakeWorkflow());
    }

    public SendMessage sendMessage() {
        return new SendMessage(
                deliveries,
                recipients,
                lockers,
                attempts,
                waits,
                composeMessage(),
                messengers(),
                recordReceipt(),
                clock);
    }

    public AwaitNextRound awaitNextRound() {
        return new AwaitNextRound(deliveries, recipients, waits, replanNotices());
    }

    public ChangeContact changeContact() {
        return new ChangeContact(recipients, clock);
    }

    public CheckContact checkContact() {
        return new CheckContact(deliveries, recipients, attempts, findUsableChannel(), openCase());
    }

    public ApplyContactChange applyContactChange() {
        return new ApplyContactChange(
                deliveries, changeDelivery(), replanNotices(), findUsableChannel(), checkContact());
    }

    public FindUsableChannel findUsableChannel() {
        return new FindUsableChannel(messengers());
    }

    private ReplanNotices replanNotices() {
        return new ReplanNotices(attempts, waits, wakeWorkflow());
    }

    private Map<Channel, Messenger> messengers() {
        return Map.of(Channel.PUSH, push, Channel.SMS, sms, Channel.EMAIL, email);
    }

    private WakeWorkflow wakeWorkflow() {
        return new WakeWorkflow(waits, workflows);
    }
}
