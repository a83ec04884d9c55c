package dev.latchkey.device.powercut;

import dev.latchkey.device.LockerController;
import dev.latchkey.device.powercut.WorldLog.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Couriers, recipients and guessers, who do one thing after the other, as fast as they can.
final class People {

    /// Never given to a parcel.
    private static final int FIRST_WRONG_CODE = 90_000_000;

    private final LoggedCabinet cabinet;
    private final WorldLog log;
    private final RandomGenerator random;
    private final Map<Integer, String> couriers = new TreeMap<>();
    private int parcels;

    People(LoggedCabinet cabinet, WorldLog log, List<Line> history, RandomGenerator random) {
        this.cabinet = cabinet;
        this.log = log;
        this.random = random;
        history.forEach(this::replay);
    }

    private void replay(Line line) {
        switch (line.what()) {
            case "courier" -> {
                couriers.put(line.compartment(), line.detail());
                parcels++;
            }
            case "closes", "leaves" -> couriers.remove(line.compartment());
            default -> {}
        }
    }

    /// The digits that open the door to a parcel.
    static String code(String parcel) {
        return "%08d".formatted(Integer.parseInt(parcel.substring(1)));
    }

    /// Whoever stands at an open door does what they came for, and closes it.
    void finish() {
        for (int compartment = 1; compartment <= LoggedCabinet.COMPARTMENTS; compartment++) {
            if (cabinet.isOpen(compartment)) {
                finish(compartment);
            }
        }
    }

    private void finish(int compartment) {
        Optional<String> courier =
                Optional.ofNullable(couriers.remove(compartment)).filter(_ -> cabinet.isInvited(compartment));
        Optional<String> parcel = cabinet.parcel(compartment);
        if (parcel.isEmpty()) {
            courier.ifPresent(it -> cabinet.put(compartment, it));
        } else if (!parcel.equals(courier) && random.nextInt(8) > 0) { // Or they forget it, and come again.
            cabinet.take(compartment);
        }
        cabinet.close(compartment);
    }

    void act(LockerController controller, Map<String, String> tokens) {
        finish();
        int compartment = 1 + random.nextInt(LoggedCabinet.PARCELS);
        switch (random.nextInt(20)) {
            case 0 -> type(controller, String.valueOf(FIRST_WRONG_CODE + random.nextInt(1_000_000)));
            case 1 -> useAgain(controller, tokens);
            default -> use(controller, compartment, tokens);
        }
    }

    private void use(LockerController controller, int compartment, Map<String, String> tokens) {
        String parcel = cabinet.parcel(compartment).orElse("");
        if (parcel.isEmpty()) {
            deposit(controller, compartment);
        } else if (tokens.containsKey(parcel) && random.nextBoolean()) {
            controller.codeScanned(tokens.get(parcel));
        } else if (tokens.containsKey(parcel)) {
            type(controller, code(parcel));
        }
    }

    private void deposit(LockerController controller, int compartment) {
        String parcel = "T" + ++parcels;
        couriers.put(compartment, parcel);
        cabinet.awaitCourier(compartment, parcel);
        controller.depositRequested(parcel, Optional.of(compartment));
        controller.status(); // Nobody else comes to a door before it has opened for this one, or will not.
        if (!cabinet.isInvited(compartment)) {
            log.write("leaves", compartment, parcel);
            couriers.remove(compartment);
        }
    }

    /// A parcel's code or token, whether the parcel is still there or not.
    private void useAgain(LockerController controller, Map<String, String> tokens) {
        String parcel = "T" + (1 + random.nextInt(parcels + 1));
        if (random.nextBoolean()) {
            type(controller, code(parcel));
        } else if (tokens.containsKey(parcel)) {
            controller.codeScanned(tokens.get(parcel));
        }
    }

    private void type(LockerController controller, String digits) {
        log.write("typed", 0, "-");
        controller.codeTyped(digits);
    }
}
