package dev.latchkey.aws;

import dev.latchkey.code.Codes;
import dev.latchkey.code.ExpireCode;
import dev.latchkey.code.IssueCode;
import dev.latchkey.code.RecordAppliedManifest;
import dev.latchkey.code.RecordPickup;
import dev.latchkey.code.RevokeCode;
import dev.latchkey.code.SyncLocker;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.ProvisionLocker;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.locker.RecordReport;
import dev.latchkey.locker.ValidateCode;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.AwaitNextRound;
import dev.latchkey.notice.ComposeMessage;
import dev.latchkey.notice.FindUsableChannel;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.notice.RecordReceipt;
import dev.latchkey.notice.ReplanNotices;
import dev.latchkey.notice.SendMessage;
import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.ReadDelivery;
import dev.latchkey.shipment.RecordCarrierEvent;
import dev.latchkey.shipment.RecordDeposit;
import dev.latchkey.shipment.RecordOpening;
import dev.latchkey.shipment.RegisterShipment;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.shipment.Workflows;
import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.CheckContact;
import dev.latchkey.support.OpenCase;
import java.time.Clock;
import java.util.Map;

/// Wires one function: its use case, the adapters under it, and the clients under those. Nothing else builds a
/// client.
///
/// A handler's constructor creates it, takes its use cases, and warms it.
public final class Application {

    private final Settings settings;
    private final Clock clock;
    private final AwsClients clients;

    private Application(Surroundings surroundings) {
        this.settings = new Settings(surroundings.environment());
        this.clock = surroundings.clock();
        this.clients = new AwsClients(settings);
    }

    /// The application of the function that is being initialised.
    public static Application create() {
        return new Application(Surroundings.current());
    }

    /// Makes the first call of every client that the function has asked for, and reads and writes its first JSON,
    /// so that its first event does not pay for it: Lambda gives initialisation its full CPU, and takes
    /// SnapStart's snapshot afterwards, which keeps no connection. Outside Lambda nobody waits for a first
    /// answer, and nothing happens.
    public void warm() {
        switch (settings.initializationType().orElse("")) {
            case "on-demand", "provisioned-concurrency" -> rehearse();
            case "snap-start" -> {
                rehearse();
                clients.disconnect();
            }
            default -> {}
        }
    }

    private void rehearse() {
        JsonText.bytes(JsonObject.parse("{}").asMap());
        clients.prime();
    }

    public Clock clock() {
        return clock;
    }

    public Settings settings() {
        return settings;
    }

    public Carriers carriers() {
        return new SecretsManagerCarriers(clients.secrets(), settings.carrierSecretsPrefix(), recipientReader(), clock);
    }

    public RecordCarrierEvent recordCarrierEvent() {
        var register = new RegisterShipment(
                carriers(),
                lockers(),
                recipients(),
                deliveries(),
                changeDelivery(),
                recordDeposit(),
                workflows(),
                awaitDeposit(),
                clock);
        return new RecordCarrierEvent(register, changeDelivery(), awaitDeposit(), clock);
    }

    public ReadDelivery readDelivery() {
        return new ReadDelivery(deliveries());
    }

    public ProvisionLocker provisionLocker() {
        return new ProvisionLocker(lockers(), masterKeys());
    }

    public RecordDeposit recordDeposit() {
        return new RecordDeposit(lockers(), deliveries(), changeDelivery(), awaitDeposit(), clock);
    }

    public RecordOpening recordOpening() {
        return new RecordOpening(deliveries(), changeDelivery(), clock);
    }

    public RecordPickup recordPickup() {
        return new RecordPickup(deliveries(), changeDelivery(), lockers(), revokeCode(), awaitPickup(), clock);
    }

    public RecordReport recordReport() {
        return new RecordReport(lockers());
    }

    public ValidateCode validateCode() {
        return new ValidateCode(lockers(), lockerLink(), clock);
    }

    public AwaitDeposit awaitDeposit() {
        return new AwaitDeposit(deliveries(), waits(), wakeWorkflow());
    }

    public IssueCode issueCode() {
        return new IssueCode(
                deliveries(), changeDelivery(), lockers(), codes(), masterKeys(), settings.codePolicy(), clock);
    }

    public SyncLocker syncLocker() {
        return new SyncLocker(codes(), lockers(), publishManifest(), waits(), recordAppliedManifest());
    }

    public RecordAppliedManifest recordAppliedManifest() {
        return new RecordAppliedManifest(lockers(), wakeWorkflow());
    }

    public PlanNotice planNotice() {
        return new PlanNotice(deliveries(), recipients(), attempts(), settings.noticePolicy());
    }

    public SendMessage sendMessage() {
        var compose = new ComposeMessage(masterKeys(), new NoticeTexts());
        return new SendMessage(
                deliveries(),
                recipients(),
                lockers(),
                attempts(),
                waits(),
                compose,
                messengers(),
                recordReceipt(),
                clock);
    }

    public AwaitNextRound awaitNextRound() {
        return new AwaitNextRound(deliveries(), recipients(), waits(), replanNotices());
    }

    public ChangeContact changeContact() {
        return new ChangeContact(recipients(), clock);
    }

    public ApplyContactChange applyContactChange() {
        return new ApplyContactChange(
                deliveries(), changeDelivery(), replanNotices(), findUsableChannel(), checkContact());
    }

    public CheckContact checkContact() {
        return new CheckContact(deliveries(), recipients(), attempts(), findUsableChannel(), openCase());
    }

    public RecordReceipt recordReceipt() {
        return new RecordReceipt(attempts(), wakeWorkflow());
    }

    public AwaitPickup awaitPickup() {
        return new AwaitPickup(deliveries(), waits(), wakeWorkflow());
    }

    public ExpireCode expireCode() {
        return new ExpireCode(deliveries(), changeDelivery(), revokeCode(), clock);
    }

    public CloseDelivery closeDelivery() {
        return new CloseDelivery(changeDelivery(), lockers(), clock);
    }

    public OpenCase openCase() {
        return new OpenCase(new DynamoDbCases(deliveriesTable()), changeDelivery(), clock);
    }

    public LockerLink lockerLink() {
        return new IotLockerLink(clients.iot(), settings.lockerErrorTopic());
    }

    public RecipientReader recipientReader() {
        return new RecipientReader(new LibPhoneNumbers());
    }

    private ReplanNotices replanNotices() {
        return new ReplanNotices(attempts(), waits(), wakeWorkflow());
    }

    private FindUsableChannel findUsableChannel() {
        return new FindUsableChannel(messengers());
    }

    private Map<Channel, Messenger> messengers() {
        return Map.of(
                Channel.PUSH, new SnsPushMessenger(clients.sns(), settings.pushPlatformApplication()),
                Channel.SMS, new SnsSmsMessenger(clients.sns(), settings.smsSenderId()),
                Channel.EMAIL,
                        new SesEmailMessenger(clients.ses(), settings.emailSender(), settings.emailConfigurationSet()));
    }

    private RevokeCode revokeCode() {
        return new RevokeCode(codes(), lockers(), publishManifest());
    }

    private PublishManifest publishManifest() {
        return new PublishManifest(lockers(), masterKeys(), lockerLink(), clock);
    }

    private ChangeDelivery changeDelivery() {
        return new ChangeDelivery(deliveries());
    }

    private WakeWorkflow wakeWorkflow() {
        return new WakeWorkflow(waits(), workflows());
    }

    private Workflows workflows() {
        var deliverParcel = settings.deliverParcelStateMachine().orElse("none");
        return new StepFunctionsWorkflows(clients.stepFunctions(), deliverParcel);
    }

    private MasterKeys masterKeys() {
        return new SecretsManagerMasterKeys(clients.secrets(), settings.masterKeySecret());
    }

    private Deliveries deliveries() {
        return new DynamoDbDeliveries(deliveriesTable());
    }

    private Waits waits() {
        return new DynamoDbWaits(deliveriesTable());
    }

    private Attempts attempts() {
        return new DynamoDbAttempts(deliveriesTable());
    }

    private Codes codes() {
        return new DynamoDbCodes(deliveriesTable(), lockersTable());
    }

    private Lockers lockers() {
        return new DynamoDbLockers(lockersTable());
    }

    public Recipients recipients() {
        return new DynamoDbRecipients(new DynamoDbTable(clients.dynamoDb(), settings.recipientsTable(), "recipientId"));
    }

    private DynamoDbTable deliveriesTable() {
        return new DynamoDbTable(clients.dynamoDb(), settings.deliveriesTable(), "deliveryId");
    }

    private DynamoDbTable lockersTable() {
        return new DynamoDbTable(clients.dynamoDb(), settings.lockersTable(), "lockerId");
    }
}
