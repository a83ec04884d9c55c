package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsResponse;
import dev.latchkey.local.aws.AwsService;

/// The AWS IoT control plane, of which the local system has DescribeEndpoint.
public final class IotService implements AwsService {

    private final String endpointAddress;

    /// @param endpointAddress what DescribeEndpoint answers, such as `127.0.0.1`
    public IotService(String endpointAddress) {
        this.endpointAddress = endpointAddress;
    }

    @Override
    public String signingName() {
        return "iot";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        if (request.method().equals("GET") && request.path().equals("/endpoint")) {
            var json = JsonNodeFactory.instance.objectNode().put("endpointAddress", endpointAddress);
            return AwsResponse.restJson(200, json.toString());
        }
        return RestErrors.unsupported("iot", request);
    }
}
