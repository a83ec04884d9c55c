package dev.latchkey.diagnosis;

import static dev.latchkey.diagnosis.Cause.AccountSecurity;
import static dev.latchkey.diagnosis.Cause.CarrierIssue;
import static dev.latchkey.diagnosis.Cause.ContactSupport;
import static dev.latchkey.diagnosis.Cause.DeliveryDelay;
import static dev.latchkey.diagnosis.Cause.LockerMalfunction;
import static dev.latchkey.diagnosis.Cause.NotificationFailure;
import static dev.latchkey.diagnosis.Cause.SystemError;
import static dev.latchkey.diagnosis.Cause.WrongNumber;
import static dev.latchkey.diagnosis.Remedy.AskForContact;
import static dev.latchkey.diagnosis.Remedy.AskForRelease;
import static dev.latchkey.diagnosis.Remedy.CallTechnician;
import static dev.latchkey.diagnosis.Remedy.Explain;
import static dev.latchkey.diagnosis.Remedy.IssueCode;
import static dev.latchkey.diagnosis.Remedy.OpenCase;
import static dev.latchkey.diagnosis.Remedy.RepairDelivery;
import static dev.latchkey.diagnosis.Remedy.ResendCode;
import static dev.latchkey.diagnosis.Remedy.SyncLocker;
import static dev.latchkey.diagnosis.Remedy.TraceParcel;
import static dev.latchkey.diagnosis.Remedy.UseOtherInput;

import dev.latchkey.shipment.DeliveryStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The table of what keeps a recipient from their code; `docs/diagnosis.md` shows the same. All rules that
/// apply count; the most confident one comes first, and of equals the earlier in the table.
public final class DiagnosisRules {

    static final List<DiagnosisRule> ALL = List.of(
            rule(
                    "Delayed",
                    DeliveryDelay,
                    95,
                    "the carrier's newest word is `Delayed`, and the parcel lies in no locker",
                    DelaySigns::delayed,
                    "the carrier's next word",
                    Explain),
            rule(
                    "Late",
                    DeliveryDelay,
                    94,
                    "the promised time, or the carrier's later estimate, has passed, and neither side has the parcel there",
                    DelaySigns::late,
                    "the deposit",
                    Explain),
            rule(
                    "OnItsWay",
                    DeliveryDelay,
                    92,
                    "registered or in transit, and not late",
                    DelaySigns::onItsWay,
                    "the deposit",
                    Explain),
            rule(
                    "CodeIsComing",
                    DeliveryDelay,
                    92,
                    "placed, or given its code, less than 2 minutes ago, and no message has gone out",
                    DelaySigns::codeIsComing,
                    "the message, within minutes",
                    Explain),
            rule(
                    "DeliveryUnreadable",
                    SystemError,
                    99,
                    "what is stored as the delivery is none",
                    SystemSigns::deliveryUnreadable,
                    "people who read the record",
                    OpenCase),
            rule(
                    "ContactUnreadable",
                    SystemError,
                    97,
                    "the contact of somebody in the household cannot be read",
                    SystemSigns::contactUnreadable,
                    "the integrity check, which finds `ContactMissing`",
                    RepairDelivery,
                    AskForContact,
                    OpenCase),
            rule(
                    "ContactMissing",
                    SystemError,
                    97,
                    "the contact of somebody in the household is gone, or empty",
                    SystemSigns::contactMissing,
                    "the integrity check, which finds `ContactMissing`",
                    RepairDelivery,
                    AskForContact,
                    OpenCase),
            rule(
                    "PlacedWithoutCode",
                    SystemError,
                    97,
                    "carrier and locker have agreed for 2 minutes, and there never was a code",
                    SystemSigns::placedWithoutCode,
                    "the integrity check, which finds `PlacedWithoutCode`",
                    IssueCode,
                    RepairDelivery,
                    OpenCase),
            rule(
                    "CodeNotReserved",
                    SystemError,
                    97,
                    "the delivery has a code whose record, digits or grant is gone",
                    SystemSigns::codeNotReserved,
                    "the integrity check, which finds `CodeNotReserved`",
                    RepairDelivery,
                    OpenCase),
            rule(
                    "WorkflowLost",
                    SystemError,
                    95,
                    "registered for 2 minutes, open, and neither its workflow nor what that started runs",
                    SystemSigns::workflowLost,
                    "the integrity check, which finds `WorkflowLost` or `WorkflowNeverStarted`",
                    RepairDelivery,
                    OpenCase),
            rule(
                    "CodeWithoutNotice",
                    SystemError,
                    95,
                    "the code, or its release, is 2 minutes old, somebody can be reached, and no message carries it",
                    SystemSigns::codeWithoutNotice,
                    "the integrity check, which finds `CodeWithoutNotice`",
                    RepairDelivery,
                    ResendCode,
                    OpenCase),
            rule(
                    "ProviderFault",
                    SystemError,
                    91,
                    "a message with the code was asked for a minute ago, and no provider has taken it",
                    SystemSigns::providerFault,
                    "the provider's error in the notice's execution",
                    ResendCode,
                    OpenCase),
            rule(
                    "SystemFaultCase",
                    SystemError,
                    90,
                    "people have a case of a fault of ours, and no message with the code has arrived",
                    SystemSigns::systemFaultCase,
                    "the case",
                    ResendCode,
                    OpenCase),
            rule(
                    "NoUsableChannel",
                    WrongNumber,
                    97,
                    "the parcel waits, every contact of the household refuses for good, and one because the address is wrong",
                    ContactSigns::noUsableChannel,
                    "a message to another address",
                    AskForContact),
            rule(
                    "AddressInvalid",
                    WrongNumber,
                    95,
                    "the parcel waits, and a contact of the recipient's that comes before any on which the code has arrived does not exist (`INVALID_ADDRESS`, `BOUNCED`)",
                    ContactSigns::addressInvalid,
                    "the recipient, asked for the address",
                    ResendCode,
                    AskForContact),
            rule(
                    "ContactDoubtful",
                    WrongNumber,
                    70,
                    "the parcel is on its way, and nobody of the household can be reached",
                    ContactSigns::contactDoubtful,
                    "the code's notice, once there is one",
                    AskForContact),
            rule(
                    "ChannelRefused",
                    NotificationFailure,
                    93,
                    "a contact of the recipient's that comes before any on which the code has arrived refuses (`OPTED_OUT`, `COMPLAINED`, `DISABLED`, `SUPPRESSED`), or its provider rejected the message",
                    MessageSigns::channelRefused,
                    "the provider's receipt",
                    ResendCode,
                    AskForContact),
            rule(
                    "ChannelFailing",
                    NotificationFailure,
                    92,
                    "the channel of such a contact fails for everybody in the recipient's country",
                    MessageSigns::channelFailing,
                    "the channel's health, once it has recovered",
                    ResendCode,
                    OpenCase),
            rule(
                    "NoReceipt",
                    NotificationFailure,
                    88,
                    "messages with the code are out on all channels that were tried, their deadlines are over, and none has a receipt",
                    MessageSigns::noReceipt,
                    "a receipt that comes late, or the recipient",
                    ResendCode,
                    AskForContact,
                    OpenCase),
            rule(
                    "StillTrying",
                    NotificationFailure,
                    85,
                    "no message with the code has arrived, and one is within its channel's deadline",
                    MessageSigns::stillTrying,
                    "its receipt, or its deadline",
                    ResendCode),
            rule(
                    "SilentChannel",
                    NotificationFailure,
                    82,
                    "the code has arrived, and an earlier contact's message has had no receipt within its deadline",
                    MessageSigns::silentChannel,
                    "a receipt that comes late, or the recipient",
                    ResendCode),
            rule(
                    "ReturningToSender",
                    CarrierIssue,
                    96,
                    "the carrier takes the parcel back, and it never lay in the locker",
                    CarrierSigns::returningToSender,
                    "the sender",
                    Explain),
            rule(
                    "AttemptFailed",
                    CarrierIssue,
                    96,
                    "the carrier's newest word",
                    CarrierSigns.said(DeliveryStatus.AttemptFailed),
                    "the carrier's next word",
                    Explain),
            rule(
                    "AddressProblem",
                    CarrierIssue,
                    96,
                    "the carrier's newest word",
                    CarrierSigns.said(DeliveryStatus.AddressProblem),
                    "the carrier's next word",
                    TraceParcel),
            rule(
                    "Misrouted",
                    CarrierIssue,
                    96,
                    "the carrier's newest word",
                    CarrierSigns.said(DeliveryStatus.Misrouted),
                    "the carrier's next word",
                    TraceParcel),
            rule(
                    "Damaged",
                    CarrierIssue,
                    96,
                    "the carrier's newest word",
                    CarrierSigns.said(DeliveryStatus.Damaged),
                    "the carrier's next word",
                    TraceParcel),
            rule(
                    "ParcelWithoutCode",
                    CarrierIssue,
                    96,
                    "the parcel came into the locker when its delivery was over, as a case says",
                    CarrierSigns::parcelWithoutCode,
                    "people who look into the locker",
                    OpenCase),
            rule(
                    "Untraced",
                    CarrierIssue,
                    95,
                    "nobody has spoken of a parcel on its way for `UntracedAfterDays`, or people have it as `ParcelUntraced`",
                    CarrierSigns::untraced,
                    "the carrier, asked",
                    TraceParcel),
            rule(
                    "DeliveredWithoutDeposit",
                    CarrierIssue,
                    93,
                    "the carrier has said delivered for 10 minutes, and the locker has seen nothing",
                    CarrierSigns::deliveredWithoutDeposit,
                    "the carrier, asked; the locker's look at itself",
                    TraceParcel),
            rule(
                    "DepositWithoutDelivered",
                    CarrierIssue,
                    93,
                    "the parcel has lain in the locker for 10 minutes, and the carrier does not say delivered",
                    CarrierSigns::depositWithoutDelivered,
                    "the carrier, asked",
                    TraceParcel),
            rule(
                    "CarrierUnknownStatus",
                    CarrierIssue,
                    93,
                    "the carrier's newest status is none that is mapped, and the parcel lies in no locker",
                    CarrierSigns::carrierUnknownStatus,
                    "the carrier, asked what it means",
                    TraceParcel),
            rule(
                    "DepositDue",
                    CarrierIssue,
                    90,
                    "the carrier has said delivered for less than 10 minutes, and the locker has seen nothing yet",
                    CarrierSigns::depositDue,
                    "the deposit, within minutes",
                    Explain),
            rule(
                    "ScanDue",
                    CarrierIssue,
                    90,
                    "the parcel has lain in the locker for less than 10 minutes, and the carrier has not said delivered yet",
                    CarrierSigns::scanDue,
                    "the carrier's word, within minutes",
                    Explain),
            rule(
                    "UnknownToCarrier",
                    CarrierIssue,
                    85,
                    "the parcel has been late for `LateGraceHours`, and the carrier has never said a word of it",
                    CarrierSigns::unknownToCarrier,
                    "the carrier, asked",
                    TraceParcel),
            rule(
                    "OtherCompartment",
                    CarrierIssue,
                    98,
                    "the parcel waits, and the locker saw it go into another compartment than was vouched for, as a case says, and it was not relocated since",
                    CarrierSigns::otherCompartment,
                    "people who look into the locker",
                    OpenCase),
            rule(
                    "CodeHeld",
                    AccountSecurity,
                    99,
                    "the parcel waits, and a contact or locker that changed too shortly before holds its code",
                    SecuritySigns::codeHeld,
                    "two people, who release or refuse",
                    AskForRelease),
            rule(
                    "PanelLockedOut",
                    AccountSecurity,
                    90,
                    "the parcel waits, and the locker's panel has locked itself after wrong codes",
                    SecuritySigns::panelLockedOut,
                    "the locker",
                    UseOtherInput,
                    Explain),
            rule(
                    "DelegateHeld",
                    AccountSecurity,
                    60,
                    "the parcel waits, and the contact of a delegate alone is held",
                    SecuritySigns::delegateHeld,
                    "two people, who release or refuse",
                    AskForRelease),
            rule(
                    "HoldAhead",
                    AccountSecurity,
                    60,
                    "the parcel is on its way, and its code would be held if it came now",
                    SecuritySigns::holdAhead,
                    "two people, who release or refuse",
                    AskForRelease),
            rule(
                    "CompartmentFaulty",
                    LockerMalfunction,
                    96,
                    "the parcel waits, and a fault keeps its compartment out of use",
                    LockerSigns::compartmentFaulty,
                    "the locker, asked",
                    CallTechnician,
                    OpenCase),
            rule(
                    "BothInputsFaulty",
                    LockerMalfunction,
                    94,
                    "the parcel waits, and neither keypad nor scanner can be relied on",
                    LockerSigns::bothInputsFaulty,
                    "the locker, asked",
                    CallTechnician,
                    OpenCase),
            rule(
                    "LockerAway",
                    LockerMalfunction,
                    94,
                    "the locker has no connection, and has not acknowledged the code, or cannot tell of a deposit that the carrier claims",
                    LockerSigns::lockerAway,
                    "the locker, once it is back",
                    CallTechnician,
                    OpenCase),
            rule(
                    "DoorOpenedNotTaken",
                    LockerMalfunction,
                    89,
                    "the door was opened with the code 2 minutes ago, and the parcel was not seen to be taken",
                    LockerSigns::doorOpenedNotTaken,
                    "the recipient, asked what was behind the door; the locker's look at itself",
                    OpenCase),
            rule(
                    "ManifestNotApplied",
                    LockerMalfunction,
                    86,
                    "the locker has a connection, and has not acknowledged the code for 2 minutes",
                    LockerSigns::manifestNotApplied,
                    "the locker, once it acknowledges",
                    SyncLocker,
                    OpenCase),
            rule(
                    "InputFaulty",
                    LockerMalfunction,
                    84,
                    "the parcel waits, and one of keypad and scanner is out of order",
                    LockerSigns::inputFaulty,
                    "the locker, asked",
                    UseOtherInput,
                    CallTechnician),
            rule(
                    "LockerAwayWithGrant",
                    LockerMalfunction,
                    83,
                    "the parcel waits in a locker that has no connection and holds the code",
                    LockerSigns::lockerAwayWithGrant,
                    "the locker, once it is back",
                    ResendCode),
            rule(
                    "LockerImpaired",
                    LockerMalfunction,
                    81,
                    "the parcel waits, and the whole locker has a fault for which a technician comes (`batteryLow`, `silent`, `tampered`, …)",
                    LockerSigns::lockerImpaired,
                    "the locker, asked",
                    ResendCode,
                    CallTechnician,
                    OpenCase),
            rule(
                    "AlreadyCollected",
                    ContactSupport,
                    98,
                    "the locker saw the parcel taken out with its code",
                    EndSigns::alreadyCollected,
                    "whoever is told of in the household",
                    Explain),
            rule(
                    "CalledOff",
                    ContactSupport,
                    98,
                    "the sender called the parcel off",
                    EndSigns::calledOff,
                    "the sender",
                    Explain),
            rule(
                    "HandedOver",
                    ContactSupport,
                    98,
                    "a technician took the parcel to a place outside",
                    EndSigns::handedOver,
                    "the people there",
                    Explain),
            rule(
                    "WindowOver",
                    ContactSupport,
                    97,
                    "the code has ended, and the parcel was not collected",
                    EndSigns::windowOver,
                    "the carrier's return",
                    Explain),
            rule(
                    "NotRegistered",
                    ContactSupport,
                    96,
                    "nobody has registered the parcel",
                    EndSigns::notRegistered,
                    "the sender",
                    Explain),
            rule(
                    "CodeReceived",
                    ContactSupport,
                    80,
                    "a message with the live code has arrived",
                    MessageSigns::codeReceived,
                    "the recipient, asked to look there",
                    ResendCode),
            rule(
                    "Escalated",
                    ContactSupport,
                    50,
                    "the delivery was given to people",
                    EndSigns::escalated,
                    "the case",
                    OpenCase),
            rule(
                    "NothingFound",
                    ContactSupport,
                    10,
                    "no other rule applies",
                    DiagnosisRules::nothing,
                    "people who look at everything",
                    ResendCode,
                    OpenCase));

    private DiagnosisRules() {}

    /// Everything that a reason's `rule` can be.
    public static List<String> ids() {
        return ALL.stream().map(DiagnosisRule::id).toList();
    }

    /// What applies, the most likely first; never empty.
    static List<Reason> reasons(Situation situation) {
        var all = ALL.stream()
                .flatMap(rule -> rule.reason(situation).stream())
                .sorted(Comparator.comparing(Reason::confidence).reversed())
                .toList();
        return all.size() == 1 ? all : all.subList(0, all.size() - 1);
    }

    /// Always so, and the least of all: it stays where it is alone.
    private static Optional<Sign> nothing(Situation situation) {
        return Optional.of(Sign.standing("No rule applies to what is known"));
    }

    private static DiagnosisRule rule(
            String id,
            Cause cause,
            int confidence,
            String when,
            DiagnosisRule.Look look,
            String confirmedBy,
            Remedy... remedies) {
        return new DiagnosisRule(id, cause, confidence, when, look, confirmedBy, List.of(remedies));
    }
}
