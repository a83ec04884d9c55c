package dev.latchkey.local.simulation;

import dev.latchkey.aws.Ports;
import dev.latchkey.code.Codes;
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
import dev.latchkey.memory.InMemoryPorts;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ChannelHealth;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Suspects;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.PhoneNumbers;
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
import dev.latchkey.support.IntegrityRecords;
import java.util.Map;

/// The tables in memory, and an outside that is played.
record SimulatedPorts(
        InMemoryPorts tables,
        MasterKeys masterKeys,
        Carriers carriers,
        LockerLink lockerLink,
        Map<Channel, Messenger> messengers,
        Workflows workflows,
        Executions executions,
        Cases cases,
        Technicians crew)
        implements Ports {

    @Override
    public Deliveries deliveries() {
        return tables.deliveries();
    }

    @Override
    public Waits waits() {
        return tables.waits();
    }

    @Override
    public Attempts attempts() {
        return tables.attempts();
    }

    @Override
    public Codes codes() {
        return tables.codes();
    }

    @Override
    public Lockers lockers() {
        return tables.lockers();
    }

    @Override
    public Fleet fleet() {
        return tables.fleet();
    }

    @Override
    public WrongCodes wrongCodes() {
        return tables.wrongCodes();
    }

    @Override
    public Commands commands() {
        return tables.commands();
    }

    @Override
    public Faults faults() {
        return tables.faults();
    }

    @Override
    public Recipients recipients() {
        return tables.recipients();
    }

    @Override
    public ChannelHealth channelHealth() {
        return tables.channelHealth();
    }

    @Override
    public Suspects suspects() {
        return tables.suspects();
    }

    @Override
    public Returns returns() {
        return tables.returns();
    }

    @Override
    public Technicians technicians() {
        return crew;
    }

    @Override
    public IntegrityRecords integrityRecords() {
        return tables.integrityRecords();
    }

    @Override
    public Audit audit() {
        return tables.audit();
    }

    @Override
    public Approvals approvals() {
        return tables.approvals();
    }

    @Override
    public Reports reports() {
        return tables.reports();
    }

    @Override
    public Incidents incidents() {
        return tables.incidents();
    }

    @Override
    public Operators operators() {
        return tables.operators();
    }

    @Override
    public Resends resends() {
        return tables.resends();
    }

    @Override
    public Usage usage() {
        return tables.usage();
    }

    @Override
    public Proposals proposals() {
        return tables.proposals();
    }

    @Override
    public Progress progress() {
        return tables.progress();
    }

    @Override
    public PhoneNumbers phoneNumbers() {
        return tables.phoneNumbers();
    }

    @Override
    public void prime() {}

    @Override
    public void disconnect() {}
}
