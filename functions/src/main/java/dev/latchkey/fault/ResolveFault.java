package dev.latchkey.fault;

import dev.latchkey.code.HandParcelOutside;
import dev.latchkey.code.RelocateParcel;
import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.code.RelocateParcel.Relocated;
import dev.latchkey.fault.ResolveFault.Resolved.Done;
import dev.latchkey.fault.ResolveFault.Resolved.LockerAway;
import dev.latchkey.fault.ResolveFault.Resolved.NoSuchPlace;
import dev.latchkey.fault.ResolveFault.Resolved.NothingWaits;
import dev.latchkey.fault.ResolveFault.Resolved.Occupied;
import dev.latchkey.fault.ResolveFault.Resolved.Unknown;
import dev.latchkey.fault.ResolveFault.Resolved.WhichParcel;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.Delivery.Handover;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Takes in what a technician has done about a fault. Said again it changes nothing.
public final class ResolveFault {

    private final Faults faults;
    private final ClearFault clearFault;
    private final RelocateParcel relocateParcel;
    private final HandParcelOutside handParcelOutside;
    private final WakeFault wakeFault;
    private final EndNotices endNotices;
    private final Clock clock;

    public ResolveFault(
            Faults faults,
            ClearFault clearFault,
            RelocateParcel relocateParcel,
            HandParcelOutside handParcelOutside,
            WakeFault wakeFault,
            EndNotices endNotices,
            Clock clock) {
        this.faults = faults;
        this.clearFault = clearFault;
        this.relocateParcel = relocateParcel;
        this.handParcelOutside = handParcelOutside;
        this.wakeFault = wakeFault;
        this.endNotices = endNotices;
        this.clock = clock;
    }

    /// @param principal who says so, as an ARN
    public Resolved resolve(String lockerId, String faultId, Resolution resolution, String principal) {
        var known = faults.find(lockerId, faultId);
        if (known.isEmpty()) {
            return new Unknown();
        }
        var resolved = switch (resolution) {
            case Resolution.Repaired ignored -> repaired(known.get());
            case Resolution.MovedTo moved -> moved(known.get(), moved, principal);
            case Resolution.HandedOver given -> handedOver(known.get(), given, principal);
        };
        if (resolved instanceof Done) {
            wakeFault.lookAgain(faultId);
        }
        return resolved;
    }

    private Resolved repaired(LockerFault fault) {
        if (fault.isOpen()) {
            clearFault.clear(fault.lockerId(), fault.code(), fault.compartment(), clock.instant());
        }
        return new Done();
    }

    private Resolved moved(LockerFault fault, Resolution.MovedTo moved, String principal) {
        return parcel(fault, moved.deliveryId())
                .map(deliveryId -> moved(
                        deliveryId,
                        new Place(moved.lockerId().orElse(fault.lockerId()), moved.compartment()),
                        principal))
                .orElseGet(WhichParcel::new);
    }

    private Resolved moved(String deliveryId, Place to, String principal) {
        var result = relocateParcel.relocate(deliveryId, to, clock.instant(), Optional.of(principal));
        endNotices.end(deliveryId);
        return relocated(result);
    }

    private static Resolved relocated(Relocated result) {
        return switch (result) {
            case Relocated.Done ignored -> new Done();
            case Relocated.NothingWaits ignored -> new NothingWaits();
            case Relocated.NoSuchPlace ignored -> new NoSuchPlace();
            case Relocated.Occupied ignored -> new Occupied();
            case Relocated.LockerAway away -> new LockerAway(away.since());
        };
    }

    private Resolved handedOver(LockerFault fault, Resolution.HandedOver given, String principal) {
        var handover = new Handover(given.place(), clock.instant(), principal);
        return parcel(fault, given.deliveryId())
                .map(deliveryId -> handedOver(deliveryId, handover))
                .orElseGet(WhichParcel::new);
    }

    private Resolved handedOver(String deliveryId, Handover handover) {
        if (!handParcelOutside.handOver(deliveryId, handover)) {
            return new NothingWaits();
        }
        endNotices.end(deliveryId);
        return new Done();
    }

    /// The one that was named, or the only one behind the fault.
    private static Optional<String> parcel(LockerFault fault, Optional<String> named) {
        var parcels = fault.handling().parcels();
        return named.filter(parcels::contains)
                .or(() -> Optional.of(parcels)
                        .filter(all -> named.isEmpty() && all.size() == 1)
                        .map(all -> all.getFirst()));
    }

    /// What a technician says.
    public sealed interface Resolution {

        /// It works again.
        record Repaired() implements Resolution {}

        /// @param lockerId another locker; empty for the same one
        /// @param deliveryId of the parcel, where there are several behind the fault
        record MovedTo(Optional<String> lockerId, int compartment, Optional<String> deliveryId) implements Resolution {}

        /// @param place as the recipient is told
        record HandedOver(String place, Optional<String> deliveryId) implements Resolution {}
    }

    /// What became of it.
    public sealed interface Resolved {

        record Done() implements Resolved {}

        record Unknown() implements Resolved {}

        /// None lies behind the fault, several do, or another one was named.
        record WhichParcel() implements Resolved {}

        record NothingWaits() implements Resolved {}

        record NoSuchPlace() implements Resolved {}

        record Occupied() implements Resolved {}

        /// The other locker has no connection, and would not open for the new code.
        record LockerAway(Instant since) implements Resolved {}
    }
}
