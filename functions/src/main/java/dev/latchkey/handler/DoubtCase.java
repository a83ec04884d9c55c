package dev.latchkey.handler;

import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.support.OpenCase;
import java.util.Map;

/// The case of a parcel that somebody must look for, opened and counted.
final class DoubtCase {

    private DoubtCase() {}

    static void open(OpenCase openCase, String deliveryId, Doubt doubt, EmbeddedMetrics metrics) {
        openCase.open(deliveryId, doubt.name(), "deposit", "carrier, locker and delivery do not agree");
        metrics.count("CaseOpened", Map.of("reason", doubt.name()));
    }
}
