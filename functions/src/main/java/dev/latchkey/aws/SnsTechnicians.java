package dev.latchkey.aws;

import dev.latchkey.fault.Technicians;
import dev.latchkey.fault.WorkOrder;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// Publishes work orders to `TechniciansTopic`, as `events/technicians` shows them. The locker and the
/// severity are attributes too, for filter policies of SNS.
final class SnsTechnicians implements Technicians {

    private final SnsClient client;
    private final String topicArn;

    SnsTechnicians(SnsClient client, String topicArn) {
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    public void order(WorkOrder order) {
        client.publish(request -> request.topicArn(topicArn)
                .message(JsonText.text(fields(order).map()))
                .messageAttributes(Map.of("lockerId", string(order.lockerId()), "severity", string(order.severity()))));
    }

    static JsonFields fields(WorkOrder order) {
        return JsonFields.of("orderId", order.orderId())
                .and("lockerId", order.lockerId())
                .and("place", order.place())
                .and("faultId", order.faultId())
                .and("code", order.code())
                .and("severity", order.severity())
                .and("compartment", Optional.of(order.compartment()).filter(number -> number > 0))
                .and("since", order.since())
                .and("parcels", order.parcels())
                .and("moveTo", order.moveTo());
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
