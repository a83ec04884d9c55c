package dev.latchkey.memory;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.aws.Ports;
import dev.latchkey.notice.Messenger;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.PhoneNumbers;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.Carriers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Ports in memory: tables that hold what the DynamoDB ones hold, and an outside that only writes down.
public final class InMemoryPorts implements Ports {

    final FakeMessenger push = new FakeMessenger(Channel.PUSH);
    final FakeMessenger sms = new FakeMessenger(Channel.SMS);
    final FakeMessenger email = new FakeMessenger(Channel.EMAIL);
    final Map<String, CarrierFormat> formats = new HashMap<>();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryCodes codes = new InMemoryCodes();
    private final InMemoryLockers lockers = new InMemoryLockers(codes);
    private final InMemoryFleet fleet = new InMemoryFleet(lockers);
    private final InMemoryWrongCodes wrongCodes = new InMemoryWrongCodes();
    private final InMemoryRecipients recipients = new InMemoryRecipients();
    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final InMemoryChannelHealth channelHealth = new InMemoryChannelHealth();
    private final InMemorySuspects suspects = new InMemorySuspects();
    private final InMemoryWaits waits = new InMemoryWaits();
    private final InMemoryCases cases = new InMemoryCases();
    private final FixedMasterKeys masterKeys = new FixedMasterKeys();
    private final RecordingWorkflows workflows = new RecordingWorkflows();
    private final RecordingExecutions executions = new RecordingExecutions();
    private final InMemoryIntegrityRecords integrityRecords = new InMemoryIntegrityRecords();
    private final InMemoryAudit audit = new InMemoryAudit();
    private final InMemoryApprovals approvals = new InMemoryApprovals();
    private final InMemoryReports reports = new InMemoryReports();
    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final RecordingOperators operators = new RecordingOperators();
    private final InMemoryResends resends = new InMemoryResends();
    private final InMemoryUsage usage = new InMemoryUsage();
    private final InMemoryProposals proposals = new InMemoryProposals();
    private final RecordingProgress progress = new RecordingProgress();
    private final RecordingLink link = new RecordingLink();
    private final InMemoryCommands commands = new InMemoryCommands();
    private final InMemoryFaults faults = new InMemoryFaults();
    private final RecordingTechnicians technicians = new RecordingTechnicians();
    private final RecordingReturns returns = new RecordingReturns();

    @Override
    public InMemoryDeliveries deliveries() {
        return deliveries;
    }

    @Override
    public InMemoryWaits waits() {
        return waits;
    }

    @Override
    public InMemoryAttempts attempts() {
        return attempts;
    }

    @Override
    public InMemoryChannelHealth channelHealth() {
        return channelHealth;
    }

    @Override
    public InMemorySuspects suspects() {
        return suspects;
    }

    @Override
    public InMemoryCases cases() {
        return cases;
    }

    @Override
    public InMemoryCodes codes() {
        return codes;
    }

    @Override
    public InMemoryLockers lockers() {
        return lockers;
    }

    @Override
    public InMemoryFleet fleet() {
        return fleet;
    }

    @Override
    public InMemoryWrongCodes wrongCodes() {
        return wrongCodes;
    }

    @Override
    public RecordingLink lockerLink() {
        return link;
    }

    @Override
    public InMemoryCommands commands() {
        return commands;
    }

    @Override
    public InMemoryFaults faults() {
        return faults;
    }

    @Override
    public InMemoryRecipients recipients() {
        return recipients;
    }

    @Override
    public FixedMasterKeys masterKeys() {
        return masterKeys;
    }

    @Override
    public Carriers carriers() {
        return carrier -> Optional.ofNullable(formats.get(carrier));
    }

    @Override
    public PhoneNumbers phoneNumbers() {
        return new LibPhoneNumbers();
    }

    @Override
    public Map<Channel, Messenger> messengers() {
        return Map.of(Channel.PUSH, push, Channel.SMS, sms, Channel.EMAIL, email);
    }

    @Override
    public RecordingWorkflows workflows() {
        return workflows;
    }

    @Override
    public RecordingReturns returns() {
        return returns;
    }

    @Override
    public RecordingTechnicians technicians() {
        return technicians;
    }

    @Override
    public RecordingExecutions executions() {
        return executions;
    }

    @Override
    public InMemoryIntegrityRecords integrityRecords() {
        return integrityRecords;
    }

    @Override
    public InMemoryAudit audit() {
        return audit;
    }

    @Override
    public InMemoryApprovals approvals() {
        return approvals;
    }

    @Override
    public InMemoryReports reports() {
        return reports;
    }

    @Override
    public InMemoryIncidents incidents() {
        return incidents;
    }

    @Override
    public RecordingOperators operators() {
        return operators;
    }

    @Override
    public InMemoryResends resends() {
        return resends;
    }

    @Override
    public InMemoryUsage usage() {
        return usage;
    }

    @Override
    public InMemoryProposals proposals() {
        return proposals;
    }

    @Override
    public RecordingProgress progress() {
        return progress;
    }

    @Override
    public void prime() {}

    @Override
    public void disconnect() {}
}
