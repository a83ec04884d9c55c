package dev.latchkey.device.board;

import dev.latchkey.device.board.Hardware.Made;
import dev.latchkey.device.board.Hardware.Wiring;
import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SelfTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A cabinet of real doors behind lock boards. Its methods never wait: a thread that owns the boards' line pulses
/// and looks, and what was seen last is what is said.
///
/// What the boards cannot know is unknown: power, cover, temperature, and a latch apart from its door.
public final class BoardCabinet implements Cabinet, AutoCloseable {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private final Map<Integer, Wiring> wirings;
    private final Map<Integer, Made> made;
    private final Map<Contact, Integer> doors;
    private final Boards boards;
    private final Optional<PanelDevice> keypad;
    private final Optional<PanelDevice> scanner;
    private final Optional<TextDisplay> display;
    private volatile Optional<CabinetListener> listener = Optional.empty();

    private BoardCabinet(Hardware hardware) {
        wirings = byKey(hardware.compartments(), it -> it.compartment().number());
        made = hardware.boards().stream()
                .collect(Collectors.toUnmodifiableMap(Hardware.Board::address, Hardware.Board::made));
        doors = hardware.compartments().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Wiring::lock, it -> it.compartment().number()));
        boards = new Boards(bus(hardware.line()), hardware, this::changed, System::nanoTime);
        keypad = hardware.keypad().map(it -> new PanelDevice("keypad", opener(it), keys()));
        scanner = hardware.scanner().map(it -> new PanelDevice("scanner", opener(it.device()), scans(it)));
        display = hardware.display().map(it -> new TextDisplay(opener(it.device()), it.language()));
    }

    private static <K, T> Map<K, T> byKey(List<T> elements, Function<T, K> key) {
        return elements.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    /// Opens the lines, and looks at every door once: what is known of a door is known when this returns, but for
    /// boards that do not answer within three seconds.
    public static BoardCabinet open(Hardware hardware) {
        var cabinet = new BoardCabinet(hardware);
        cabinet.boards.start(FIRST_LOOK);
        cabinet.keypad.ifPresent(PanelDevice::start);
        cabinet.scanner.ifPresent(PanelDevice::start);
        cabinet.display.ifPresent(TextDisplay::start);
        return cabinet;
    }

    private static LockBus bus(Hardware.BoardLine line) {
        return new LockBus(
                opener(line.device()), new LockBus.Timing(line.answerWithin(), line.echoes()), System::nanoTime);
    }

    private static Line.Opener opener(Hardware.Device it) {
        return () -> SerialLine.open(it.device(), it.baudRate());
    }

    // ---- what people do ----

    private PanelDevice.Hearer keys() {
        var keys = new Keys();
        return key -> {
            hear(it -> it.keyPressed(key));
            keys.press(key, System.nanoTime()).ifPresent(code -> hear(it -> it.codeTyped(code)));
        };
    }

    private PanelDevice.Hearer scans(Hardware.Scanner scanner) {
        var lines = new LineText();
        return character -> lines.add(character).ifPresent(text -> scanned(text, scanner.depositPrefix()));
    }

    private void scanned(String text, Optional<String> depositPrefix) {
        Optional<String> parcel = depositPrefix
                .filter(text::startsWith)
                .map(prefix -> text.substring(prefix.length()).strip())
                .filter(trackingNumber -> !trackingNumber.isEmpty());
        parcel.ifPresentOrElse(
                trackingNumber -> hear(it -> it.depositRequested(trackingNumber, Optional.empty())),
                () -> hear(it -> it.codeScanned(text)));
    }

    private void changed(Contact contact, Reading now) {
        Optional.ofNullable(doors.get(contact)).ifPresent(compartment -> {
            if (door(contact, now) == Door.OPEN) {
                hear(it -> it.doorOpened(compartment));
            } else {
                hear(it -> it.doorClosed(compartment));
            }
        });
    }

    private void hear(Consumer<CabinetListener> what) {
        listener.ifPresent(what);
    }

    // ---- hardware ----

    @Override
    public void listen(CabinetListener listener) {
        this.listener = Optional.of(listener);
    }

    @Override
    public List<Compartment> compartments() {
        return wirings.keySet().stream()
                .sorted()
                .map(number -> wiring(number).compartment())
                .toList();
    }

    @Override
    public void release(int compartment) {
        boards.pulse(wiring(compartment).lock());
    }

    @Override
    public Door door(int compartment) {
        Contact lock = wiring(compartment).lock();
        return door(lock, boards.reading(lock));
    }

    private Door door(Contact lock, Reading reading) {
        boolean madeMeansOpen = made.get(lock.board()) == Made.OPEN;
        return switch (reading) {
            case MADE -> madeMeansOpen ? Door.OPEN : Door.CLOSED;
            case BROKEN -> madeMeansOpen ? Door.CLOSED : Door.OPEN;
            case UNKNOWN -> Door.UNKNOWN;
        };
    }

    @Override
    public Occupancy occupancy(int compartment) {
        return wiring(compartment).sensor().map(this::occupancy).orElse(Occupancy.NOT_FITTED);
    }

    private Occupancy occupancy(Contact sensor) {
        boolean madeMeansEmpty = made.get(sensor.board()) == Made.EMPTY;
        return switch (boards.reading(sensor)) {
            case MADE -> madeMeansEmpty ? Occupancy.EMPTY : Occupancy.OCCUPIED;
            case BROKEN -> madeMeansEmpty ? Occupancy.OCCUPIED : Occupancy.EMPTY;
            case UNKNOWN -> Occupancy.UNKNOWN;
        };
    }

    private Wiring wiring(int compartment) {
        return Optional.ofNullable(wirings.get(compartment))
                .orElseThrow(() -> new IllegalArgumentException("there is no compartment " + compartment));
    }

    @Override
    public Power power() {
        return Power.UNKNOWN;
    }

    @Override
    public SelfTest test(Part part) {
        return switch (part) {
            case KEYPAD -> keypad.map(PanelDevice::test).orElse(SelfTest.UNKNOWN);
            case SCANNER -> scanner.map(PanelDevice::test).orElse(SelfTest.UNKNOWN);
            case DISPLAY -> display.map(TextDisplay::test).orElse(SelfTest.UNKNOWN);
        };
    }

    @Override
    public void show(Prompt prompt, Optional<Integer> compartment) {
        display.ifPresent(it -> it.show(prompt, compartment));
    }

    @Override
    public void close() {
        boards.close();
        keypad.ifPresent(PanelDevice::close);
        scanner.ifPresent(PanelDevice::close);
        display.ifPresent(TextDisplay::close);
    }
}
