package dev.latchkey.device.board;

import dev.latchkey.device.cabinet.Compartment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a cabinet is wired.
///
/// @param line the one that all boards are on
public record Hardware(
        BoardLine line,
        List<Board> boards,
        List<Wiring> compartments,
        Optional<Device> keypad,
        Optional<Scanner> scanner,
        Optional<Display> display) {

    public Hardware {
        boards = List.copyOf(boards);
        compartments = List.copyOf(compartments);
    }

    /// @param device such as `/dev/ttyUSB0`
    public record Device(Path device, int baudRate) {}

    /// @param answerWithin from the question to the whole answer
    /// @param echoes whether the adapter hears what it sends itself
    public record BoardLine(Device device, Duration answerWithin, boolean echoes) {}

    /// What it means that a contact is made.
    public enum Made {
        CLOSED,
        OPEN,
        OCCUPIED,
        EMPTY;

        boolean isOfDoors() {
            return this == CLOSED || this == OPEN;
        }
    }

    /// @param statusBytes how many bytes its answer has for all its contacts
    public record Board(int address, int statusBytes, StatusOrder order, Made made) {

        int contacts() {
            return 8 * statusBytes;
        }
    }

    /// @param sensor says whether something is in it
    public record Wiring(Compartment compartment, Contact lock, Optional<Contact> sensor) {}

    /// @param depositPrefix begins what couriers scan to leave a parcel; the tracking number follows
    public record Scanner(Device device, Optional<String> depositPrefix) {}

    public record Display(Device device, Language language) {}

    /// What the display speaks.
    public enum Language {
        EN,
        DE
    }
}
