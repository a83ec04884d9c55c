package dev.latchkey.device;

/// Everything that is looked at once a minute, in between when a sensor has something new, and when the cloud asks
/// for a diagnosis.
final class Watches {

    private final WatchDoors doors;
    private final WatchContents contents;
    private final WatchPanel panel;
    private final WatchKeys keys;
    private final WatchSurroundings surroundings;
    private final Faults faults;

    Watches(
            WatchDoors doors,
            WatchContents contents,
            WatchPanel panel,
            WatchKeys keys,
            WatchSurroundings surroundings,
            Faults faults) {
        this.doors = doors;
        this.contents = contents;
        this.panel = panel;
        this.keys = keys;
        this.surroundings = surroundings;
        this.faults = faults;
    }

    /// A minute has passed.
    void lookAtAll() {
        doors.look();
        contents.look();
        surroundings.look();
        keys.look();
        panel.look();
    }

    /// Between two minutes.
    void look() {
        surroundings.read();
        keys.look();
        panel.look();
    }

    /// Somebody has seen to this compartment and vouches for it: how it is now is how it should be.
    void trust(int compartment) {
        faults.clear(FaultCode.DOOR_FORCED, compartment);
        contents.trust(compartment);
    }
}
