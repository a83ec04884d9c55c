package dev.latchkey.aws;

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
import java.time.Clock;
import java.util.Map;

/// All that the use cases reach outside of themselves. [AwsPorts] are those of a deployment; a simulation
/// has some in memory.
public interface Ports {

    Deliveries deliveries();

    Waits waits();

    Attempts attempts();

    ChannelHealth channelHealth();

    Suspects suspects();

    Cases cases();

    Codes codes();

    Lockers lockers();

    Fleet fleet();

    WrongCodes wrongCodes();

    LockerLink lockerLink();

    Commands commands();

    Faults faults();

    Recipients recipients();

    MasterKeys masterKeys();

    Carriers carriers();

    PhoneNumbers phoneNumbers();

    Map<Channel, Messenger> messengers();

    Workflows workflows();

    Returns returns();

    Technicians technicians();

    Executions executions();

    IntegrityRecords integrityRecords();

    Audit audit();

    Approvals approvals();

    Reports reports();

    Incidents incidents();

    Operators operators();

    Resends resends();

    Usage usage();

    Proposals proposals();

    Progress progress();

    /// Makes a first, harmless call with each client that was asked for so far.
    void prime();

    /// Drops every connection; the next call makes its own.
    void disconnect();

    /// How a function comes to its ports.
    @FunctionalInterface
    interface Reach {
        Ports ports(Settings settings, Clock clock);
    }
}
