package dev.latchkey.shipment;

import dev.latchkey.shipment.Fact.AddressProblem;
import dev.latchkey.shipment.Fact.Announced;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Damaged;
import dev.latchkey.shipment.Fact.Delayed;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.OutForDelivery;
import dev.latchkey.shipment.Fact.Returned;
import dev.latchkey.shipment.Fact.Unknown;

/// AfterShip's words: all nine tags, and the subtags of `Exception`, the only tag whose subtags differ in what
/// they mean to us.
final class AfterShipStatus {

    private AfterShipStatus() {}

    static Fact fact(String tag, String subtag) {
        return switch (tag) {
            case "Pending", "InfoReceived" -> new Announced();
            case "InTransit" -> new InTransit();
            case "OutForDelivery" -> new OutForDelivery();
            case "Delivered", "AvailableForPickup" -> new Delivered();
            case "AttemptFail" -> new AttemptFailed();
            case "Exception" -> exception(subtag);
            case "Expired" -> new Unknown("Expired"); // no news for 30 days
            default -> new Unknown(tag + "/" + subtag);
        };
    }

    private static Fact exception(String subtag) {
        return switch (subtag) {
            case "Exception_001" -> new Unknown("Exception/Exception_001"); // an exception, and no more is said
            case "Exception_002" -> new AddressProblem(); // customer moved
            case "Exception_003" -> new AttemptFailed(); // customer refused delivery
            case "Exception_004" -> new Delayed(); // customs clearance
            case "Exception_005" -> new Delayed(); // external factors
            case "Exception_006" -> new Delayed(); // held for payment
            case "Exception_007" -> new AddressProblem(); // incorrect address
            case "Exception_008" -> new AttemptFailed(); // pickup missed
            case "Exception_009" -> new Unknown("Exception/Exception_009"); // rejected by the carrier
            case "Exception_010" -> new Returned(); // returning to sender
            case "Exception_011" -> new Returned(); // returned to sender
            case "Exception_012" -> new Damaged(); // shipment damaged
            case "Exception_013" -> new Misrouted(); // shipment lost
            case "Exception_016" -> new Delayed(); // processing issue: vehicle, sorting, misroute
            case "Exception_017" -> new Delayed(); // extreme weather
            case "Exception_018" -> new Delayed(); // incorrect or missing documents
            default -> new Unknown("Exception/" + subtag);
        };
    }
}
