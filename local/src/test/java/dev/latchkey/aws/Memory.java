package dev.latchkey.aws;

import dev.latchkey.code.Codes;
import dev.latchkey.incident.Incidents;
import dev.latchkey.incident.Reports;
import dev.latchkey.locker.Commands;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.WrongCodes;
import dev.latchkey.memory.InMemoryApprovals;
import dev.latchkey.memory.InMemoryAttempts;
import dev.latchkey.memory.InMemoryAudit;
import dev.latchkey.memory.InMemoryCases;
import dev.latchkey.memory.InMemoryChannelHealth;
import dev.latchkey.memory.InMemoryCodes;
import dev.latchkey.memory.InMemoryCommands;
import dev.latchkey.memory.InMemoryDeliveries;
import dev.latchkey.memory.InMemoryFaults;
import dev.latchkey.memory.InMemoryFleet;
import dev.latchkey.memory.InMemoryIncidents;
import dev.latchkey.memory.InMemoryIntegrityRecords;
import dev.latchkey.memory.InMemoryLockers;
import dev.latchkey.memory.InMemoryProposals;
import dev.latchkey.memory.InMemoryRecipients;
import dev.latchkey.memory.InMemoryReports;
import dev.latchkey.memory.InMemoryResends;
import dev.latchkey.memory.InMemorySuspects;
import dev.latchkey.memory.InMemoryUsage;
import dev.latchkey.memory.InMemoryWaits;
import dev.latchkey.memory.InMemoryWrongCodes;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ChannelHealth;
import dev.latchkey.notice.Suspects;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.resend.Proposals;
import dev.latchkey.resend.Resends;
import dev.latchkey.resend.Usage;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Waits;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.Audit;
import dev.latchkey.support.Cases;
import dev.latchkey.support.IntegrityRecords;

/// The ports that remember, in one of their two implementations.
record Memory(
        Deliveries deliveries,
        Codes codes,
        Lockers lockers,
        Commands commands,
        Faults faults,
        Fleet fleet,
        WrongCodes wrongCodes,
        Recipients recipients,
        Attempts attempts,
        ChannelHealth channelHealth,
        Suspects suspects,
        Waits waits,
        Cases cases,
        IntegrityRecords integrityRecords,
        Audit audit,
        Approvals approvals,
        Reports reports,
        Incidents incidents,
        Resends resends,
        Usage usage,
        Proposals proposals) {

    static Memory inMemory() {
        var codes = new InMemoryCodes();
        var lockers = new InMemoryLockers(codes);
        return new Memory(
                new InMemoryDeliveries(),
                codes,
                lockers,
                new InMemoryCommands(),
                new InMemoryFaults(),
                new InMemoryFleet(lockers),
                new InMemoryWrongCodes(),
                new InMemoryRecipients(),
                new InMemoryAttempts(),
                new InMemoryChannelHealth(),
                new InMemorySuspects(),
                new InMemoryWaits(),
                new InMemoryCases(),
                new InMemoryIntegrityRecords(),
                new InMemoryAudit(),
                new InMemoryApprovals(),
                new InMemoryReports(),
                new InMemoryIncidents(),
                new InMemoryResends(),
                new InMemoryUsage(),
                new InMemoryProposals());
    }

    static Memory onDynamoDb(LocalTables tables) {
        return new Memory(
                new DynamoDbDeliveries(tables.deliveries()),
                new DynamoDbCodes(tables.deliveries(), tables.lockers()),
                new DynamoDbLockers(tables.lockers()),
                new DynamoDbCommands(tables.lockers()),
                new DynamoDbFaults(tables.lockers()),
                new DynamoDbFleet(tables.lockers()),
                new DynamoDbWrongCodes(tables.lockers()),
                new DynamoDbRecipients(tables.recipients()),
                new DynamoDbAttempts(tables.deliveries()),
                new DynamoDbChannelHealth(tables.deliveries()),
                new DynamoDbSuspects(tables.deliveries()),
                new DynamoDbWaits(tables.deliveries()),
                new DynamoDbCases(tables.deliveries()),
                new DynamoDbIntegrityRecords(tables.deliveries()),
                new DynamoDbAudit(tables.auditEntries()),
                new DynamoDbApprovals(tables.approvals()),
                new DynamoDbReports(tables.incidents()),
                new DynamoDbIncidents(tables.incidents()),
                new DynamoDbResends(tables.resends()),
                new DynamoDbUsage(tables.resends()),
                new DynamoDbProposals(tables.recipients()));
    }

    /// Whoever implements the ports keeps the same contract.
    enum Kind {
        IN_MEMORY {
            @Override
            Memory memory() {
                return inMemory();
            }
        },
        DYNAMODB {
            @Override
            Memory memory() {
                return onDynamoDb(new LocalTables());
            }
        };

        abstract Memory memory();
    }
}
