package dev.latchkey.aws;

import dev.latchkey.code.Codes;
import dev.latchkey.digest.DigestMail;
import dev.latchkey.digest.Digests;
import dev.latchkey.digest.Figures;
import dev.latchkey.fault.Technicians;
import dev.latchkey.incident.Incidents;
import dev.latchkey.incident.Operators;
import dev.latchkey.incident.Reports;
import dev.latchkey.locker.Commands;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.WrongCodes;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ChannelHealth;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Suspects;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.PhoneNumbers;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.resend.Progress;
import dev.latchkey.resend.Proposals;
import dev.latchkey.resend.Resends;
import dev.latchkey.resend.Usage;
import dev.latchkey.shipment.Carriers;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Returns;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.Workflows;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.Audit;
import dev.latchkey.support.Cases;
import dev.latchkey.support.Executions;
import dev.latchkey.support.Executions.Workflow;
import dev.latchkey.support.IntegrityRecords;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The adapters to AWS of one function, and the clients under them, each built when it is first asked for.
/// Nothing else builds a client.
final class AwsPorts implements Ports {

    private final Settings settings;
    private final Clock clock;
    private final AwsClients clients;

    AwsPorts(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.clients = new AwsClients(settings);
    }

    @Override
    public Deliveries deliveries() {
        return new DynamoDbDeliveries(deliveriesTable());
    }

    @Override
    public Waits waits() {
        return new DynamoDbWaits(deliveriesTable());
    }

    @Override
    public Attempts attempts() {
        return new DynamoDbAttempts(deliveriesTable());
    }

    @Override
    public ChannelHealth channelHealth() {
        return new DynamoDbChannelHealth(deliveriesTable());
    }

    @Override
    public Suspects suspects() {
        return new DynamoDbSuspects(deliveriesTable());
    }

    @Override
    public Cases cases() {
        return new DynamoDbCases(deliveriesTable());
    }

    @Override
    public Codes codes() {
        return new DynamoDbCodes(deliveriesTable(), lockersTable());
    }

    @Override
    public Lockers lockers() {
        return new DynamoDbLockers(lockersTable());
    }

    @Override
    public Fleet fleet() {
        return new DynamoDbFleet(lockersTable());
    }

    @Override
    public WrongCodes wrongCodes() {
        return new DynamoDbWrongCodes(lockersTable());
    }

    @Override
    public LockerLink lockerLink() {
        return new IotLockerLink(clients.iot(), settings.lockerErrorTopic());
    }

    @Override
    public Commands commands() {
        return new DynamoDbCommands(lockersTable());
    }

    @Override
    public Faults faults() {
        return new DynamoDbFaults(lockersTable());
    }

    @Override
    public Recipients recipients() {
        return new DynamoDbRecipients(table(settings.recipientsTable(), "recipientId"));
    }

    @Override
    public MasterKeys masterKeys() {
        return new SecretsManagerMasterKeys(clients.secrets(), settings.masterKeySecret(), clock);
    }

    @Override
    public Carriers carriers() {
        return new SecretsManagerCarriers(
                clients.secrets(), settings.carrierSecretsPrefix(), new RecipientReader(phoneNumbers()), clock);
    }

    @Override
    public PhoneNumbers phoneNumbers() {
        return new LibPhoneNumbers();
    }

    @Override
    public Map<Channel, Messenger> messengers() {
        return Map.of(
                Channel.PUSH, new SnsPushMessenger(clients.sns(), settings.pushPlatformApplication()),
                Channel.SMS, new SnsSmsMessenger(clients.sns(), settings.smsSenderId()),
                Channel.EMAIL,
                        new SesEmailMessenger(clients.ses(), settings.emailSender(), settings.emailConfigurationSet()));
    }

    @Override
    public Workflows workflows() {
        var known = new EnumMap<Workflow, String>(Workflow.class);
        settings.deliverParcelStateMachine().ifPresent(arn -> known.put(Workflow.DELIVER_PARCEL, arn));
        settings.notifyRecipientStateMachine().ifPresent(arn -> known.put(Workflow.NOTIFY_RECIPIENT, arn));
        settings.handleLockerFaultStateMachine().ifPresent(arn -> known.put(Workflow.HANDLE_LOCKER_FAULT, arn));
        settings.resendCodeStateMachine().ifPresent(arn -> known.put(Workflow.RESEND_CODE, arn));
        return new NamedWorkflows(
                new StepFunctionsExecutions(clients.stepFunctions(), known),
                new StepFunctionsTokens(clients.stepFunctions()));
    }

    @Override
    public Returns returns() {
        return new SnsReturns(clients.sns(), settings.returnsTopic());
    }

    @Override
    public Technicians technicians() {
        return new SnsTechnicians(clients.sns(), settings.techniciansTopic());
    }

    @Override
    public Executions executions() {
        return new StepFunctionsExecutions(
                clients.stepFunctions(),
                Map.of(
                        Workflow.DELIVER_PARCEL,
                        settings.deliverParcelStateMachine().orElseThrow(),
                        Workflow.NOTIFY_RECIPIENT,
                        settings.notifyRecipientStateMachine().orElseThrow(),
                        Workflow.AWAIT_PICKUP,
                        settings.awaitPickupStateMachine(),
                        Workflow.HANDLE_LOCKER_FAULT,
                        settings.handleLockerFaultStateMachine().orElseThrow()));
    }

    @Override
    public IntegrityRecords integrityRecords() {
        return new DynamoDbIntegrityRecords(deliveriesTable());
    }

    @Override
    public Audit audit() {
        return new DynamoDbAudit(table(settings.auditEntriesTable(), "subject"));
    }

    @Override
    public Approvals approvals() {
        return new DynamoDbApprovals(table(settings.approvalsTable(), "approvalId"));
    }

    @Override
    public Resends resends() {
        return new DynamoDbResends(resendsTable());
    }

    @Override
    public Usage usage() {
        return new DynamoDbUsage(resendsTable());
    }

    @Override
    public Proposals proposals() {
        return new DynamoDbProposals(table(settings.recipientsTable(), "recipientId"));
    }

    @Override
    public Progress progress() {
        return new StepFunctionsProgress(
                clients.stepFunctions(), settings.resendCodeStateMachine().orElseThrow());
    }

    @Override
    public Reports reports() {
        return new DynamoDbReports(incidentsTable());
    }

    @Override
    public Incidents incidents() {
        return new DynamoDbIncidents(incidentsTable());
    }

    @Override
    public Operators operators() {
        return new SnsOperators(clients.sns(), settings.operatorsTopic());
    }

    @Override
    public Figures figures() {
        return new DynamoDbFigures(figuresTable());
    }

    @Override
    public Digests digests() {
        return new DynamoDbDigests(figuresTable());
    }

    @Override
    public Optional<DigestMail> digestMail() {
        return settings.operatorsEmail()
                .map(operators -> new SesDigestMail(clients.ses(), settings.emailSender(), operators));
    }

    @Override
    public void prime() {
        clients.prime();
    }

    @Override
    public void disconnect() {
        clients.disconnect();
    }

    private DynamoDbTable deliveriesTable() {
        return table(settings.deliveriesTable(), "deliveryId");
    }

    private DynamoDbTable lockersTable() {
        return table(settings.lockersTable(), "lockerId");
    }

    private DynamoDbTable resendsTable() {
        return table(settings.resendsTable(), "requestId");
    }

    private DynamoDbTable incidentsTable() {
        return table(settings.incidentsTable(), "dimension");
    }

    private DynamoDbTable figuresTable() {
        return table(settings.figuresTable(), "day");
    }

    private DynamoDbTable table(String name, String partitionKey) {
        return new DynamoDbTable(clients.dynamoDb(), name, partitionKey);
    }
}
