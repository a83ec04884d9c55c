package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.shipment.ReturnOrder;
import dev.latchkey.shipment.Returns;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// Publishes return orders to `ReturnsTopic`, as `events/returns` shows them. The carrier is an attribute too, so
/// that each can subscribe to its own (a filter policy of SNS).
final class SnsReturns implements Returns {

    private final SnsClient client;
    private final String topicArn;

    SnsReturns(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public void handOver(ReturnOrder order) {
        client.publish(request -> request.topicArn(topicArn)
                .message(JsonText.text(fields(order).map()))
                .messageAttributes(Map.of("carrier", string(order.carrier()))));
    }

    static JsonFields fields(ReturnOrder order) {
        return JsonFields.of("orderId", order.orderId())
                .and("deliveryId", order.deliveryId())
                .and("carrier", order.carrier())
                .and("trackingNumber", order.trackingNumber())
                .and("lockerId", order.lockerId())
                .and("compartment", order.compartment())
                .and("reason", order.reason())
                .and("codeRevocation", order.codeRevocation());
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
