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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The application over ports in memory; one locker is set up.
public final class InMemoryCloud extends Application {

    public static final String LOCKER_ID = "locker-berlin-1";
    /// There once [#provisionMore] was called.
    public static final String OTHER_LOCKER_ID = "locker-berlin-2";

    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    /// When the recipient of a code that was issued at the start is reminded.
    public static final Instant REMINDER = START.plus(Duration.ofHours(24));

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("CODE_LENGTH", "8"),
            Map.entry("PICKUP_WINDOW_HOURS", "72"),
            Map.entry("REMINDER_AFTER_HOURS", "24"),
            Map.entry("LATE_GRACE_HOURS", "4"),
            Map.entry("UNTRACED_AFTER_DAYS", "7"),
            Map.entry("EXCEPTION_WINDOW_HOURS", "48"),
            Map.entry("MISMATCH_WINDOW_MINUTES", "120"),
            Map.entry("DEPOSIT_TIMEOUT_DAYS", "30"),
            Map.entry("PICKUP_EXTENSION_HOURS", "48"),
            Map.entry("OUTAGE_THRESHOLD_MINUTES", "30"),
            Map.entry("OUTAGE_LIMIT_HOURS", "168"),
            Map.entry("PUBLIC_URL", "https://latchkey.example"),
            Map.entry("HELP_LINK_DAYS", "7"),
            Map.entry("PUSH_DEADLINE_SECONDS", "60"),
            Map.entry("SMS_DEADLINE_SECONDS", "120"),
            Map.entry("EMAIL_DEADLINE_SECONDS", "300"),
            Map.entry("NOTICE_ROUNDS", "3"),
            Map.entry("FIRST_ROUND_PAUSE_MINUTES", "10"),
            Map.entry("CONTACT_HOLD_HOURS", "72"),
            Map.entry("CHANNEL_HEALTH_WINDOW_MINUTES", "30"),
            Map.entry("CHANNEL_HEALTH_THRESHOLD_PERCENT", "50"),
            Map.entry("CHANNEL_HEALTH_MINIMUM", "50"),
            Map.entry("CHANNEL_PROBE_EVERY", "10"),
            Map.entry("DIAGNOSIS_TIMEOUT_SECONDS", "60"),
            Map.entry("REPAIR_TIMEOUT_HOURS", "24"),
            Map.entry("FAULT_EXTENSION_HOURS", "48"),
            Map.entry("INTEGRITY_GRACE_MINUTES", "10"),
            Map.entry("APPROVAL_VALID_MINUTES", "15"),
            Map.entry("RESENDS_PER_AGENT_AND_HOUR", "60"),
            Map.entry("UNNAMED_RESENDS_PER_HOUR", "600"),
            Map.entry("OFFLINE_FAULT_MINUTES", "30"),
            Map.entry("SILENT_FAULT_MINUTES", "45"),
            Map.entry("GUESSING_WINDOW_MINUTES", "60"),
            Map.entry("GUESSING_WRONG_CODES", "10"),
            Map.entry("GUESSING_QUIET_MINUTES", "120"),
            Map.entry("GUESSING_SUSPECT_CODES", "5"),
            Map.entry("GUESSING_SUSPECT_LOCKERS", "5"),
            Map.entry("SURGE_WINDOW_MINUTES", "30"),
            Map.entry("SURGE_MINIMUM", "10"),
            Map.entry("SURGE_FACTOR", "3"));

    public final SettableClock clock;
    public final InMemoryDeliveries deliveries;
    public final InMemoryCodes codes;
    public final InMemoryLockers lockers;
    public final InMemoryFleet fleet;
    public final InMemoryWrongCodes wrongCodes;
    public final InMemoryRecipients recipients;
    public final InMemoryAttempts attempts;
    public final InMemoryChannelHealth channelHealth;
    public final InMemorySuspects suspects;
    public final InMemoryWaits waits;
    public final InMemoryCases cases;
    public final FixedMasterKeys masterKeys;
    public final Map<String, CarrierFormat> formats;
    public final RecordingWorkflows workflows;
    public final RecordingExecutions executions;
    public final InMemoryIntegrityRecords integrityRecords;
    public final InMemoryAudit audit;
    public final InMemoryApprovals approvals;
    public final InMemoryResends resends;
    public final InMemoryProposals proposals;
    public final RecordingProgress progress;
    public final InMemoryReports reports;
    public final InMemoryIncidents incidents;
    public final RecordingOperators operators;
    public final InMemoryFigures figures;
    public final InMemoryDigests digests;
    public final RecordingDigestMail digestMail;
    public final RecordingLink link;
    public final InMemoryCommands commands;
    public final InMemoryFaults faults;
    public final RecordingTechnicians technicians;
    public final RecordingReturns returns;
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
        fleet = outside.fleet();
        wrongCodes = outside.wrongCodes();
        recipients = outside.recipients();
        attempts = outside.attempts();
        channelHealth = outside.channelHealth();
        suspects = outside.suspects();
        waits = outside.waits();
        cases = outside.cases();
        masterKeys = outside.masterKeys();
        formats = outside.formats;
        workflows = outside.workflows();
        executions = outside.executions();
        integrityRecords = outside.integrityRecords();
        audit = outside.audit();
        approvals = outside.approvals();
        resends = outside.resends();
        proposals = outside.proposals();
        progress = outside.progress();
        reports = outside.reports();
        incidents = outside.incidents();
        operators = outside.operators();
        figures = outside.figures();
        digests = outside.digests();
        digestMail = outside.digestMail;
        link = outside.lockerLink();
        commands = outside.commands();
        faults = outside.faults();
        technicians = outside.technicians();
        returns = outside.returns();
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

    /// A compartment 8 at the locker, and another locker.
    public void provisionMore() {
        var zone = ZoneId.of("Europe/Berlin");
        var key = FixedMasterKeys.V1.version();
        lockers.provision(new Locker(
                LOCKER_ID,
                "Alexanderplatz",
                zone,
                key,
                List.of(new Compartment(1, Size.S), new Compartment(7, Size.M), new Compartment(8, Size.L))));
        lockers.provision(new Locker(OTHER_LOCKER_ID, "Hauptbahnhof", zone, key, List.of(new Compartment(3, Size.L))));
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
