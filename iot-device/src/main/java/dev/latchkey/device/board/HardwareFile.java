package dev.latchkey.device.board;

import dev.latchkey.device.board.Hardware.Board;
import dev.latchkey.device.board.Hardware.BoardLine;
import dev.latchkey.device.board.Hardware.Device;
import dev.latchkey.device.board.Hardware.Display;
import dev.latchkey.device.board.Hardware.Language;
import dev.latchkey.device.board.Hardware.Made;
import dev.latchkey.device.board.Hardware.Scanner;
import dev.latchkey.device.board.Hardware.Wiring;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.WireName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the file that says how a cabinet is wired (`docs/hardware.md`), JSON. Each mistake is refused with the field
/// it is in, a field that nobody knows among them: a misspelt one would be one that is left out.
public final class HardwareFile {

    private static final int BAUD_RATE = 9600;
    private static final int HIGHEST_BAUD_RATE = 921_600;
    private static final Duration ANSWER_WITHIN = Duration.ofMillis(150);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    /// Boards of 8 to 24 locks answer three bytes, those of 50 seven.
    private static final int STATUS_BYTES = 3;

    private static final int MOST_STATUS_BYTES = 31;

    private HardwareFile() {}

    public static Hardware parse(byte[] json) throws MalformedMessage {
        JsonFields it = JsonFields.parse(json);
        it.refuseOthers(Set.of("line", "boards", "compartments", "keypad", "scanner", "display"));
        List<Board> boards = it.list("boards", HardwareFile::board);
        List<Wiring> compartments = it.list("compartments", HardwareFile::wiring);
        check(boards, compartments);
        return new Hardware(
                line(it.nested("line")),
                boards,
                compartments,
                it.optional("keypad", (fields, field) -> device(fields.nested(field), Set.of())),
                it.optional("scanner", (fields, field) -> scanner(fields.nested(field))),
                it.optional("display", (fields, field) -> display(fields.nested(field))));
    }

    private static BoardLine line(JsonFields it) throws MalformedMessage {
        Device device = device(it, Set.of("answerWithinMillis", "echoes"));
        long millis = it.optional("answerWithinMillis", JsonFields::ordinal).orElse((int) ANSWER_WITHIN.toMillis());
        if (millis > LONGEST_ANSWER.toMillis()) {
            throw it.wrong("answerWithinMillis", "must be at most " + LONGEST_ANSWER.toMillis());
        }
        return new BoardLine(
                device,
                Duration.ofMillis(millis),
                it.optional("echoes", JsonFields::bool).orElse(false));
    }

    private static Device device(JsonFields it, Set<String> others) throws MalformedMessage {
        Set<String> fields = new HashSet<>(others);
        fields.addAll(Set.of("device", "baudRate"));
        it.refuseOthers(fields);
        return new Device(path(it), upTo(HIGHEST_BAUD_RATE, it, "baudRate", BAUD_RATE));
    }

    private static Path path(JsonFields it) throws MalformedMessage {
        try {
            Path path = Path.of(it.text("device"));
            if (!path.isAbsolute()) {
                throw it.wrong("device", "must be a path from the root, such as /dev/ttyUSB0");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new MalformedMessage(it.nameOf("device"), "must be a path", e);
        }
    }

    private static Scanner scanner(JsonFields it) throws MalformedMessage {
        Device device = device(it, Set.of("depositPrefix"));
        Optional<String> prefix = it.optionalText("depositPrefix");
        if (prefix.filter(String::isBlank).isPresent()) {
            throw it.wrong("depositPrefix", "must not be blank: every code would be a deposit");
        }
        return new Scanner(device, prefix);
    }

    private static Display display(JsonFields it) throws MalformedMessage {
        Device device = device(it, Set.of("language"));
        return new Display(device, choice(Language.class, it, "language").orElse(Language.EN));
    }

    private static Board board(JsonFields it) throws MalformedMessage {
        it.refuseOthers(Set.of("address", "statusBytes", "order", "made"));
        return new Board(
                upTo(Request.HIGHEST_BOARD, it, "address"),
                upTo(MOST_STATUS_BYTES, it, "statusBytes", STATUS_BYTES),
                choice(StatusOrder.class, it, "order").orElse(StatusOrder.HIGHEST_FIRST),
                choice(Made.class, it, "made").orElse(Made.CLOSED));
    }

    private static Wiring wiring(JsonFields it) throws MalformedMessage {
        it.refuseOthers(Set.of("number", "size", "board", "lock", "sensor"));
        Size size = choice(Size.class, it, "size").orElseThrow(() -> it.wrong("size", "is missing"));
        return new Wiring(
                new Compartment(it.ordinal("number"), size),
                new Contact(it.ordinal("board"), it.ordinal("lock")),
                it.optional("sensor", (fields, field) -> sensor(fields.nested(field))));
    }

    private static Contact sensor(JsonFields it) throws MalformedMessage {
        it.refuseOthers(Set.of("board", "input"));
        return new Contact(it.ordinal("board"), it.ordinal("input"));
    }

    private static int upTo(int most, JsonFields it, String field, int otherwise) throws MalformedMessage {
        return it.has(field) ? upTo(most, it, field) : otherwise;
    }

    private static int upTo(int most, JsonFields it, String field) throws MalformedMessage {
        int number = it.ordinal(field);
        if (number > most) {
            throw it.wrong(field, "must be at most " + most);
        }
        return number;
    }

    private static <E extends Enum<E>> Optional<E> choice(Class<E> choices, JsonFields it, String field)
            throws MalformedMessage {
        if (!it.has(field)) {
            return Optional.empty();
        }
        String text = it.text(field);
        for (E choice : choices.getEnumConstants()) {
            if (spelling(choice).equalsIgnoreCase(text)) {
                return Optional.of(choice);
            }
        }
        throw it.wrong(field, "must be one of " + spellings(choices));
    }

    private static String spelling(Enum<?> choice) {
        return choice.name().replace("_", "");
    }

    private static String spellings(Class<? extends Enum<?>> choices) {
        return List.of(choices.getEnumConstants()).stream().map(WireName::of).collect(Collectors.joining(", "));
    }

    // ---- what hangs together ----

    private static void check(List<Board> boards, List<Wiring> compartments) throws MalformedMessage {
        if (compartments.isEmpty()) {
            throw new MalformedMessage("compartments", "must be one at least");
        }
        unique("boards", "address", boards, Board::address);
        unique("compartments", "number", compartments, it -> it.compartment().number());
        unique("compartments", "lock", compartments, Wiring::lock);
        Map<Integer, Board> byAddress = boards.stream().collect(Collectors.toMap(Board::address, board -> board));
        for (int i = 0; i < compartments.size(); i++) {
            Wiring wiring = compartments.get(i);
            String path = "compartments[" + i + "].";
            check(path, "lock", wiring.lock(), byAddress, true);
            if (wiring.sensor().isPresent()) {
                check(path + "sensor.", "input", wiring.sensor().get(), byAddress, false);
            }
        }
    }

    private static void check(String path, String field, Contact contact, Map<Integer, Board> boards, boolean isDoor)
            throws MalformedMessage {
        Board board = boards.get(contact.board());
        if (board == null) {
            throw new MalformedMessage(path + "board", "must be one of boards");
        }
        if (board.made().isOfDoors() != isDoor) {
            String made = isDoor ? "closed or open" : "occupied or empty";
            throw new MalformedMessage(path + "board", "must be a board whose made is " + made);
        }
        if (contact.number() > board.contacts()) {
            throw new MalformedMessage(path + field, "must be at most " + board.contacts() + " at this board");
        }
    }

    private static <T> void unique(String list, String field, List<T> elements, Function<T, ?> key)
            throws MalformedMessage {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            if (!seen.add(key.apply(elements.get(i)))) {
                throw new MalformedMessage(list + "[" + i + "]." + field, "must be no other's");
            }
        }
    }
}
