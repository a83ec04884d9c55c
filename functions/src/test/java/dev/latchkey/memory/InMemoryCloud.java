package dev.latchkey.memory;

import dev.latchkey.aws.Application;
import dev.latchkey.aws.Settings;
import dev.latchkey.code.CodePolicy;
import dev.latchkey.code.IssueCode;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Size;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The application over ports in memory; one locker is set up.
public final class InMemoryCloud extends Application {

    public static final String LOCKER_ID = "locker-berlin-1";
    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CODE_LENGTH", "8",
            "PICKUP_WINDOW_HOURS", "72",
            "REMINDER_AFTER_HOURS", "24",
            "PUSH_DEADLINE_SECONDS", "60",
            "SMS_DEADLINE_SECONDS", "120",
            "EMAIL_DEADLINE_SECONDS", "300",
            "NOTICE_ROUNDS", "3",
            "FIRST_ROUND_PAUSE_MINUTES", "10",
            "INTEGRITY_GRACE_MINUTES", "10");

    public final SettableClock clock;
    public final InMemoryDeliveries deliveries;
    public final InMemoryCodes codes;
    public final InMemoryLockers lockers;
    public final InMemoryRecipients recipients;
    public final InMemoryAttempts attempts;
    public final InMemoryWaits waits;
    public final InMemoryCases cases;
    public final FixedMasterKeys masterKeys;
    public final Map<String, CarrierFormat> formats;
    public final RecordingWorkflows workflows;
    public final RecordingExecutions executions;
    public final InMemoryIntegrityRecords integrityRecords;
    public final RecordingLink link;
    public final FakeMessenger push;
    public final FakeMessenger sms;
    public final FakeMessenger email;
    public final CodePolicy codePolicy;

    public InMemoryCloud() {
        var settings = new Settings(ENVIRONMENT);
        var clock = new SettableClock(START);
        var outside = new InMemoryPorts();
        super(settings, clock, outside);
        this.clock = clock;
        deliveries = outside.deliveries();
        codes = outside.codes();
        lockers = outside.lockers();
        recipients = outside.recipients();
        attempts = outside.attempts();
        waits = outside.waits();
        cases = outside.cases();
        masterKeys = outside.masterKeys();
        formats = outside.formats;
        workflows = outside.workflows();
        executions = outside.executions();
        integrityRecords = outside.integrityRecords();
        link = outside.lockerLink();
        push = outside.push;
        sms = outside.sms;
        email = outside.email;
        codePolicy = settings.codePolicy();
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

    public IssueCode issueCode(CodePolicy policy) {
        return new IssueCode(deliveries, changeDelivery(), lockers, codes, masterKeys, policy, clock);
    }
}
