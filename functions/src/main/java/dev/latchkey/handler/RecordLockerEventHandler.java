package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.code.RecordPickup;
import dev.latchkey.digest.CountFigures;
import dev.latchkey.fault.FollowParcel;
import dev.latchkey.fault.RecordFaultReport;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.LockerEvent;
import dev.latchkey.locker.LockerEvent.Closed;
import dev.latchkey.locker.LockerEvent.Collected;
import dev.latchkey.locker.LockerEvent.Deposited;
import dev.latchkey.locker.LockerEvent.Fault;
import dev.latchkey.locker.LockerEvent.FaultCleared;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.locker.LockerEvent.Opened;
import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.locker.LockerEventReader;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.locker.RecordReport;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.Placed;
import dev.latchkey.shipment.RecordDeposit;
import dev.latchkey.shipment.RecordOpening;
import dev.latchkey.shipment.TrackingNumber;
import dev.latchkey.support.CheckLocker;
import dev.latchkey.support.OpenCase;
import java.time.Clock;
import java.util.Map;

/// What a locker reports on `lockers/{lockerId}/events`, with the topic's `lockerId` added by the rule. A
/// message that makes no sense goes to the error topic and is counted; it is never tried again.
public final class RecordLockerEventHandler implements JsonHandler {

    private final RecordDeposit recordDeposit;
    private final RecordOpening recordOpening;
    private final RecordPickup recordPickup;
    private final EndNotices endNotices;
    private final RecordReport recordReport;
    private final RecordFaultReport recordFaultReport;
    private final FollowParcel followParcel;
    private final WatchPanel watchPanel;
    private final CheckLocker checkLocker;
    private final OpenCase openCase;
    private final CountFigures countFigures;
    private final LockerLink link;
    private final Clock clock;

    public RecordLockerEventHandler() {
        var application = Application.create();
        this(application);
        application.warm();
    }

    RecordLockerEventHandler(Application application) {
        this.recordDeposit = application.recordDeposit();
        this.recordOpening = application.recordOpening();
        this.recordPickup = application.recordPickup();
        this.endNotices = application.endNotices();
        this.recordReport = application.recordReport();
        this.recordFaultReport = application.recordFaultReport();
        this.followParcel = application.followParcel();
        this.watchPanel = application.watchPanel();
        this.checkLocker = application.checkLocker();
        this.openCase = application.openCase();
        this.countFigures = application.countFigures();
        this.link = application.lockerLink();
        this.clock = application.clock();
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var lockerId = event.string("lockerId");
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        try {
            var isUnderstood = record(lockerId, LockerEventReader.read(event), metrics);
            return isUnderstood ? Map.of("recorded", true) : reject(lockerId, "is of no delivery here", metrics);
        } catch (InvalidField fault) {
            return reject(lockerId, fault.getMessage(), metrics);
        }
    }

    private boolean record(String lockerId, LockerEvent event, EmbeddedMetrics metrics) {
        return switch (event) {
            case Deposited deposited -> {
                recordDeposited(lockerId, deposit(deposited), metrics);
                yield true;
            }
            case Opened opened -> recordOpening.record(lockerId, opened);
            case Collected collected -> recordCollected(lockerId, collected);
            case Closed ignored -> true;
            case FaultCleared cleared -> {
                recordFaultReport.record(lockerId, cleared);
                checkLocker(lockerId, metrics);
                yield true;
            }
            case Refused refused -> {
                if (watchPanel.count(lockerId, refused)) {
                    checkLocker(lockerId, metrics);
                }
                yield true;
            }
            case LockedOut lockedOut -> {
                watchPanel.lockedOut(lockerId, lockedOut);
                checkLocker(lockerId, metrics);
                yield true;
            }
            case Fault fault -> {
                recordFault(lockerId, fault, metrics);
                checkLocker(lockerId, metrics);
                yield true;
            }
            case Health health -> {
                recordReport.record(lockerId, health);
                recordFaultReport.record(lockerId, health);
                checkLocker(lockerId, metrics);
                yield true;
            }
        };
    }

    /// What a technician has put elsewhere is not in doubt.
    private void recordDeposited(String lockerId, Deposit deposit, EmbeddedMetrics metrics) {
        if (!followParcel.deposited(lockerId, deposit)) {
            recordDeposit.record(lockerId, deposit).ifPresent(placed -> look(placed, metrics));
        }
    }

    private void recordFault(String lockerId, Fault fault, EmbeddedMetrics metrics) {
        if (recordFaultReport.record(lockerId, fault)) {
            metrics.count("LockerFaultRaised", Map.of("code", fault.code(), "severity", fault.severity()));
        }
    }

    private void checkLocker(String lockerId, EmbeddedMetrics metrics) {
        if (checkLocker.check(lockerId).raised().contains(CloudFault.GUESSING)) {
            metrics.count("PanelGuessedAt", Map.of());
        }
    }

    private void look(Placed placed, EmbeddedMetrics metrics) {
        placed.doubt()
                .ifPresent(doubt -> DoubtCase.open(openCase, placed.delivery().deliveryId(), doubt, metrics));
    }

    private boolean recordCollected(String lockerId, Collected collected) {
        var recorded = recordPickup.record(
                lockerId,
                collected.deliveryId(),
                collected.compartment(),
                collected.envelope().eventId(),
                collected.envelope().occurredAt());
        return switch (recorded) {
            case COLLECTED -> {
                follow(lockerId, collected);
                countFigures.collected(collected.deliveryId());
                yield true;
            }
            case COLLECTED_BEFORE -> {
                follow(lockerId, collected);
                yield true;
            }
            case MOVED_BEFORE -> true;
            case NOT_HERE -> false;
        };
    }

    private void follow(String lockerId, Collected collected) {
        followParcel.collected(lockerId, collected.compartment());
        endNotices.end(collected.deliveryId());
    }

    private static Deposit deposit(Deposited deposited) {
        var envelope = deposited.envelope();
        return new Deposit(
                envelope.eventId(),
                trackingNumber(deposited.trackingNumber()),
                deposited.compartment(),
                envelope.occurredAt());
    }

    private static String trackingNumber(String text) {
        try {
            return new TrackingNumber(text).value();
        } catch (InvalidValue fault) {
            throw new InvalidField("trackingNumber", fault.reason());
        }
    }

    private Map<String, ?> reject(String lockerId, String reason, EmbeddedMetrics metrics) {
        link.reject(lockerId, reason);
        metrics.count("LockerMessageRejected", Map.of("topic", "events"));
        return Map.of("recorded", false, "reason", reason);
    }
}
