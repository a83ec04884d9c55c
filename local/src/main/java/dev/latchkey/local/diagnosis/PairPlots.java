package dev.latchkey.local.diagnosis;

import static dev.latchkey.diagnosis.Cause.AccountSecurity;
import static dev.latchkey.diagnosis.Cause.CarrierIssue;
import static dev.latchkey.diagnosis.Cause.ContactSupport;
import static dev.latchkey.diagnosis.Cause.DeliveryDelay;
import static dev.latchkey.diagnosis.Cause.LockerMalfunction;
import static dev.latchkey.diagnosis.Cause.NotificationFailure;
import static dev.latchkey.diagnosis.Cause.SystemError;
import static dev.latchkey.diagnosis.Cause.WrongNumber;

import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import java.time.Duration;
import java.util.List;

/// Two things at once. The first is the one that has to be out of the way first: while it stands, nothing that is
/// done about the other brings the recipient to the parcel.
final class PairPlots {

    static final List<Plot> ALL = List.of(
            Plot.two("held, and a jammed door", AccountSecurity, LockerMalfunction, scene -> {
                scene.reachedBy("PUSH", "SMS");
                scene.isReady();
                scene.isTriedAtADeadDoor(Fault.DOOR_JAMMED);
                scene.parcel().changesContactTo("EMAIL");
                scene.passesMinutes(3, 20);
            }),
            Plot.two("held, and a dead keypad", AccountSecurity, LockerMalfunction, scene -> {
                scene.reachedBy("PUSH", "SMS");
                scene.isOnItsWay();
                scene.parcel().changesContactTo("EMAIL");
                scene.isPlaced();
                scene.breaks(Part.KEYPAD);
                scene.passesMinutes(3, 20);
            }),
            Plot.two("a jammed door, and the code was received", LockerMalfunction, ContactSupport, scene -> {
                scene.isReady();
                scene.isTriedAtADeadDoor(Fault.DOOR_JAMMED);
                scene.passesMinutes(3, 20);
            }),
            Plot.two("a jammed door, and a number that does not exist", LockerMalfunction, WrongNumber, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("bounces", "delivers");
                scene.isReady();
                scene.isTriedAtADeadDoor(Fault.DOOR_JAMMED);
                scene.passesMinutes(3, 20);
            }),
            Plot.two("a locker without a network, and a delivery", LockerMalfunction, CarrierIssue, scene -> {
                scene.locker();
                scene.isOnItsWay();
                scene.switchesOff();
                scene.parcel().is("delivered");
                scene.passesMinutes(15, 100);
            }),
            Plot.two("a locker without the code, and silence", LockerMalfunction, NotificationFailure, scene -> {
                scene.allBehave("silent");
                scene.locker();
                scene.isOnItsWay();
                scene.switchesOff();
                scene.parcel().is("delivered");
                scene.parcel().isVouchedFor(5);
                scene.passesMinutes(12, 60);
            }),
            Plot.two("a lost code, and text messages opted out of", SystemError, NotificationFailure, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("optedOut", "delivers");
                scene.isReady();
                SystemPlots.losesCode(scene);
            }),
            Plot.two("a lost code, and a number that does not exist", SystemError, WrongNumber, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("bounces", "delivers");
                scene.isReady();
                SystemPlots.losesCode(scene);
            }),
            Plot.two("a lost contact, and a dead keypad", SystemError, LockerMalfunction, scene -> {
                scene.isReady();
                SystemPlots.losesContact(scene);
                scene.breaks(Part.KEYPAD);
                scene.passesMinutes(3, 12);
            }),
            Plot.two("a number that does not exist, and silence", WrongNumber, NotificationFailure, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("bounces", "silent");
                scene.arrives();
                scene.passesMinutes(6, 9);
            }),
            Plot.two("a number that does not exist, and a locked panel", WrongNumber, AccountSecurity, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.firstAndOthers("bounces", "delivers");
                scene.isReady();
                scene.isGuessedAt();
                scene.passesMinutes(1, 3);
            }),
            Plot.two("a locked panel, and a dead scanner", AccountSecurity, LockerMalfunction, scene -> {
                scene.isReady();
                scene.breaks(Part.SCANNER);
                scene.isGuessedAt();
                scene.passesMinutes(1, 3);
            }),
            Plot.two(
                    "a dead keypad, and silence on the first channel",
                    LockerMalfunction,
                    NotificationFailure,
                    scene -> {
                        scene.firstAndOthers("silent", "delivers");
                        scene.isReady();
                        scene.breaks(Part.KEYPAD);
                        scene.passesMinutes(3, 20);
                    }),
            Plot.two("no courier could leave it, and it is late", CarrierIssue, DeliveryDelay, scene -> {
                scene.promisedWithin(Duration.ofHours(4));
                scene.isInTransit();
                scene.parcel().is("attempt-failed");
                scene.passesBetween(Duration.ofHours(5), Duration.ofHours(20));
            }),
            Plot.two("late, and the carrier has never heard of it", DeliveryDelay, CarrierIssue, scene -> {
                scene.promisedWithin(Duration.ofHours(4));
                scene.parcel().isRegistered();
                scene.passesBetween(Duration.ofHours(5), Duration.ofHours(20));
            }),
            Plot.two("on its way, to a contact that has just changed", DeliveryDelay, AccountSecurity, scene -> {
                scene.reachedBy("PUSH", "SMS");
                scene.isOnItsWay();
                scene.parcel().changesContactTo("EMAIL");
                scene.passesMinutes(1, 90);
            }),
            Plot.two("on its way, to nobody who can be reached", DeliveryDelay, WrongNumber, scene -> {
                scene.reachedBy("SMS", "EMAIL");
                scene.allBehave("bounces");
                scene.arrives();
                scene.passesMinutes(3, 30);
                scene.nextParcel();
                scene.isOnItsWay();
            }),
            Plot.two("a stopped workflow, and a locker without a network", SystemError, LockerMalfunction, scene -> {
                scene.isReady();
                SystemPlots.stops(scene, "deliver-parcel", "deliver-");
                SystemPlots.stops(scene, "await-pickup", "pickup-");
                scene.switchesOff();
                scene.passesMinutes(3, 12);
            }));

    private PairPlots() {}
}
