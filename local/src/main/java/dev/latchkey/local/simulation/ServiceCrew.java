package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.fault.Technicians;
import dev.latchkey.fault.WorkOrder;
import dev.latchkey.local.http.InProcessApi;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Technicians with a van and a service key. They come some hours after their order and repair, move the parcel or
/// take it to a shop, and say so. Some come late, some find nothing wrong, and some say another compartment than the
/// one that they put the parcel into, until they look at the door again.
final class ServiceCrew implements Technicians {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double LATE = 0.1;
    private static final double FINDS_NOTHING = 0.1;
    private static final double MOVES = 0.6;
    private static final double SAYS_ANOTHER = 0.7;
    private static final double HANDS_OVER = 0.15;

    private final Supplier<InProcessApi> api;
    private final Fleet fleet;
    private final Surface surface;
    private final Set<String> known = new HashSet<>();

    ServiceCrew(Supplier<InProcessApi> api, Fleet fleet, Surface surface) {
        this.api = api;
        this.fleet = fleet;
        this.surface = surface;
    }

    @Override
    public void order(WorkOrder order) {
        if (!known.add(order.orderId())) {
            return; // Said once more.
        }
        boolean isLate = surface.chance().of(LATE);
        if (isLate) {
            surface.faults().injected(Fault.TECHNICIAN_LATE);
        }
        surface.after(isLate ? minutes(20 * 60, 40 * 60) : minutes(30, 6 * 60), () -> {
            if (isLate) {
                surface.faults().tookEffect(Fault.TECHNICIAN_LATE);
            }
            visit(order, fleet.locker(order.lockerId()).orElseThrow());
        });
    }

    private void visit(WorkOrder order, SimulatedLocker locker) {
        if (surface.chance().of(FINDS_NOTHING)) {
            surface.faults().struck(Fault.TECHNICIAN_FINDS_NOTHING);
            say(order, resolution("repaired"));
        } else if (isBehindTheDoor(order, locker)) {
            seeToParcel(order, locker);
        } else {
            repair(order, locker);
        }
    }

    /// They read the label: another parcel than the one of the order stays where it is.
    private static boolean isBehindTheDoor(WorkOrder order, SimulatedLocker locker) {
        return order.parcels().size() == 1
                && locker.in(order.compartment())
                        .map(Story::deliveryId)
                        .filter(order.parcels().getFirst()::equals)
                        .isPresent();
    }

    private void seeToParcel(WorkOrder order, SimulatedLocker locker) {
        double draw = surface.chance().source().nextDouble();
        if (draw < MOVES && order.moveTo().filter(locker::isFree).isPresent()) {
            move(order, locker, order.moveTo().get());
        } else if (draw > 1 - HANDS_OVER) {
            var taken = locker.carryAway(order.compartment());
            say(
                    order,
                    resolution("handedOver").put("place", "the shop at the corner"),
                    () -> taken.ifPresent(story -> locker.bring(story, order.compartment(), order.compartment())));
        } else {
            repair(order, locker);
        }
    }

    private void move(WorkOrder order, SimulatedLocker locker, int said) {
        if (surface.chance().of(SAYS_ANOTHER)) {
            surface.faults().struck(Fault.TECHNICIAN_SAYS_ANOTHER);
            int moved = locker.freeBut(said);
            locker.move(order.compartment(), moved, said);
            surface.after(minutes(1, 15), () -> putRight(order, locker, moved, said));
        } else {
            locker.move(order.compartment(), said, said);
        }
        say(
                order,
                resolution("relocated").put("compartment", said),
                () -> locker.move(said, order.compartment(), order.compartment()));
    }

    /// Where the compartment that they now name cannot be had, the parcel goes into the one that they have named.
    private void putRight(WorkOrder order, SimulatedLocker locker, int moved, int said) {
        say(order, resolution("relocated").put("compartment", moved), () -> {
            if (locker.isFree(said)
                    && locker.in(moved)
                            .map(Story::deliveryId)
                            .filter(order.parcels()::contains)
                            .isPresent()) {
                locker.move(moved, said, said);
            }
        });
    }

    private void repair(WorkOrder order, SimulatedLocker locker) {
        locker.repair(order.compartment());
        say(order, resolution("repaired"));
    }

    private static ObjectNode resolution(String word) {
        return JSON.createObjectNode().put("resolution", word);
    }

    private void say(WorkOrder order, ObjectNode resolution) {
        say(order, resolution, () -> {});
    }

    /// @param refused what is done where it may not be so
    private void say(WorkOrder order, ObjectNode resolution, Runnable refused) {
        var path = "/lockers/" + order.lockerId() + "/faults/" + order.faultId() + "/resolution";
        var headers = Map.of("authorization", "AWS4-HMAC-SHA256 Credential=tessa/20261123/x/x/aws4_request");
        var status =
                api.get().send("POST", path, headers, resolution.toString()).status();
        if (status >= 500) {
            surface.after(Duration.ofMinutes(1), () -> say(order, resolution, refused));
        } else if (status >= 400) {
            refused.run();
        }
    }

    private Duration minutes(int from, int to) {
        return surface.chance().between(Duration.ofMinutes(from), Duration.ofMinutes(to));
    }
}
