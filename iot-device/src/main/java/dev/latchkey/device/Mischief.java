package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cover;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import dev.latchkey.device.cabinet.SimulatedCabinet.KeyFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Breaks a simulated cabinet from the terminal, and repairs it: one command a line, such as `break keypad-key 5`.
final class Mischief {

    static final List<String> HELP = List.of(
            "jam <compartment>                        the door does not open from now on",
            "break <part> <compartment>               door (does not close), door-sensor, door-says-open,",
            "                                         door-says-closed, occupancy-sensor, occupancy-says-empty,",
            "                                         occupancy-says-occupied, latch (its board is silent)",
            "break keypad | scanner | display",
            "break keypad-key <digit>                 the key never comes",
            "bounce keypad-key <digit>                the key comes twice",
            "stick keypad-key <digit>                 the key comes 150 times, now",
            "repair <compartment> | keypad | scanner | display",
            "repair keypad-key <digit>",
            "force <compartment>                      somebody forces the door open",
            "close <compartment>",
            "put <compartment> | take <compartment>   something comes or goes, whatever the door does",
            "cover open | closed                      of the electronics",
            "shake",
            "power mains | battery <percent>, power unknown",
            "temperature <celsius>");

    private static final Map<String, Fault> FAULTS = Map.of(
            "door", Fault.DOOR_DOES_NOT_CLOSE,
            "door-sensor", Fault.DOOR_SENSOR_DEAD,
            "door-says-open", Fault.DOOR_SENSOR_SAYS_OPEN,
            "door-says-closed", Fault.DOOR_SENSOR_SAYS_CLOSED,
            "occupancy-sensor", Fault.OCCUPANCY_SENSOR_DEAD,
            "occupancy-says-empty", Fault.OCCUPANCY_SENSOR_SAYS_EMPTY,
            "occupancy-says-occupied", Fault.OCCUPANCY_SENSOR_SAYS_OCCUPIED,
            "latch", Fault.LATCH_UNREACHABLE);

    private static final Map<String, Part> PARTS =
            Map.of("keypad", Part.KEYPAD, "scanner", Part.SCANNER, "display", Part.DISPLAY);

    private final SimulatedCabinet cabinet;

    Mischief(SimulatedCabinet cabinet) {
        this.cabinet = cabinet;
    }

    /// @return whether it was a command of this kind
    /// @throws IllegalArgumentException where it was one, but not a whole one
    boolean obey(List<String> words) {
        switch (words.getFirst()) {
            case "jam" -> cabinet.breakDown(number(word(words, 1)), Fault.DOOR_JAMMED);
            case "break" -> breakDown(words);
            case "bounce" -> cabinet.breakDown(key(words), KeyFault.BOUNCES);
            case "stick" -> cabinet.stick(key(words));
            case "repair" -> repair(words);
            case "force" -> cabinet.forceOpen(number(word(words, 1)));
            case "close" -> cabinet.close(number(word(words, 1)));
            case "put" -> cabinet.put(number(word(words, 1)));
            case "take" -> cabinet.take(number(word(words, 1)));
            case "cover" -> cabinet.cover(cover(word(words, 1)));
            case "shake" -> cabinet.shake();
            case "power" -> cabinet.power(power(words));
            case "temperature" -> cabinet.temperature(Optional.of(number(word(words, 1))));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void breakDown(List<String> words) {
        String what = word(words, 1);
        if (what.equals("keypad-key")) {
            cabinet.breakDown(key(words), KeyFault.DEAD);
        } else if (PARTS.containsKey(what)) {
            cabinet.breakDown(PARTS.get(what));
        } else if (FAULTS.containsKey(what)) {
            cabinet.breakDown(number(word(words, 2)), FAULTS.get(what));
        } else {
            throw new IllegalArgumentException("there is no " + what + " to break; try help");
        }
    }

    private void repair(List<String> words) {
        String what = word(words, 1);
        if (what.equals("keypad-key")) {
            cabinet.repair(key(words));
        } else if (PARTS.containsKey(what)) {
            cabinet.repair(PARTS.get(what));
        } else {
            cabinet.repair(number(what));
        }
    }

    private static char key(List<String> words) {
        String digit = word(words, 2);
        if (!word(words, 1).equals("keypad-key") || !digit.matches("[0-9]")) {
            throw new IllegalArgumentException(words.getFirst() + ": keypad-key and one digit must follow");
        }
        return digit.charAt(0);
    }

    private static Cover cover(String word) {
        return switch (word) {
            case "open" -> Cover.OPEN;
            case "closed" -> Cover.CLOSED;
            default -> throw new IllegalArgumentException("a cover is open or closed");
        };
    }

    private static Power power(List<String> words) {
        return switch (word(words, 1)) {
            case "mains" -> new Power("mains", number(word(words, 2)));
            case "battery" -> new Power("battery", number(word(words, 2)));
            case "unknown" -> Power.UNKNOWN;
            default -> throw new IllegalArgumentException("power is mains, battery or unknown");
        };
    }

    private static String word(List<String> words, int index) {
        if (words.size() <= index) {
            throw new IllegalArgumentException(words.getFirst() + ": more words must follow; try help");
        }
        return words.get(index);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " is not a number", e);
        }
    }
}
