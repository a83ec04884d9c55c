package dev.latchkey.local.simulation;

import dev.latchkey.local.iot.Publisher;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.PublishRequest;
import software.amazon.awssdk.services.iotdataplane.model.PublishResponse;

/// AWS IoT's data plane, as far as the functions use it: messages are what the adapter writes.
record DownLink(Publisher publisher) implements IotDataPlaneClient {

    @Override
    public PublishResponse publish(PublishRequest request) {
        boolean retain = Boolean.TRUE.equals(request.retain());
        publisher.publish(request.topic(), request.payload().asByteArray(), request.qos(), retain);
        return PublishResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
