package dev.latchkey.local.diagnosis;

import static dev.latchkey.diagnosis.Cause.LockerMalfunction;

import dev.latchkey.device.cabinet.Cover;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import java.io.IOException;
import java.util.List;

/// The locker does not take the code, or does not open.
final class LockerPlots {

    private static final int ANY_COMPARTMENT = 6;

    static final List<Plot> ALL = List.of(
            Plot.one("a jammed door", LockerMalfunction, scene -> {
                scene.isReady();
                scene.isTriedAtAFaulty(Fault.DOOR_JAMMED);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a latch that cannot be reached", LockerMalfunction, scene -> {
                scene.isReady();
                scene.isTriedAtAFaulty(Fault.LATCH_UNREACHABLE);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a door that opened, and a parcel that was not seen to be taken", LockerMalfunction, scene -> {
                scene.isReady();
                scene.isTriedAtAFaulty(Fault.OCCUPANCY_SENSOR_SAYS_OCCUPIED);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a dead keypad", LockerMalfunction, scene -> {
                scene.isReady();
                scene.breaks(Part.KEYPAD);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a keypad that was dead before the parcel came", LockerMalfunction, scene -> {
                scene.breaks(Part.KEYPAD);
                scene.isReady();
            }),
            Plot.one("a dead scanner", LockerMalfunction, scene -> {
                scene.isReady();
                scene.breaks(Part.SCANNER);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a dead keypad and a dead scanner", LockerMalfunction, scene -> {
                scene.isReady();
                scene.breaks(Part.KEYPAD);
                scene.breaks(Part.SCANNER);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a locker that lost its network with the code", LockerMalfunction, scene -> {
                scene.isReady();
                scene.switchesOff();
                scene.passesMinutes(3, 300);
            }),
            Plot.one("a locker that lost its network before the code", LockerMalfunction, scene -> {
                scene.locker();
                scene.isOnItsWay();
                scene.switchesOff();
                scene.parcel().is("delivered");
                scene.parcel().isVouchedFor(ANY_COMPARTMENT);
                scene.passesMinutes(3, 300);
            }),
            Plot.one("a battery that is almost empty", LockerMalfunction, scene -> {
                scene.isReady();
                scene.cabinet().power(new Power("battery", 4));
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a cover that was opened", LockerMalfunction, scene -> {
                scene.isReady();
                scene.cabinet().cover(Cover.OPEN);
                scene.passesMinutes(3, 20);
            }),
            Plot.one("a keypad that breaks while the agent looks", LockerMalfunction, LockerPlots::breaksUnreported));

    private LockerPlots() {}

    /// The locker has not said so, and is asked.
    private static void breaksUnreported(Scene scene) throws IOException, InterruptedException {
        scene.isReady();
        scene.passesMinutes(3, 20);
        scene.cabinet().breakDown(Part.KEYPAD);
        scene.town().settles();
    }
}
