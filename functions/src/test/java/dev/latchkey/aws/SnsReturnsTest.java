package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.EventFile;
import dev.latchkey.shipment.ReturnOrder;
import dev.latchkey.shipment.ReturnOrder.Reason;
import dev.latchkey.shipment.ReturnOrder.Revocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnsReturnsTest {

    @ParameterizedTest
    @CsvSource({
        "pickup-window-over.json, PickupWindowOver, Acknowledged",
        "shipment-cancelled.json, ShipmentCancelled, Pending"
    })
    void anOrderIsWrittenAsTheSampleShows(String sample, Reason reason, Revocation revocation) {
        var deliveryId = "d-nj4x2d6fdtcv5vzmwzvvhjdrte";
        var order = new ReturnOrder(
                "return-" + deliveryId,
                deliveryId,
                "acme",
                "JD014600003828392837",
                "locker-berlin-1",
                7,
                reason,
                revocation);

        var written = JsonObject.parse(JsonText.text(SnsReturns.fields(order).map()));

        assertThat(written.asMap())
                .isEqualTo(EventFile.json("returns/" + sample).asMap());
    }
}
