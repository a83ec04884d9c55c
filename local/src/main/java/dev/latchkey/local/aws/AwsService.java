package dev.latchkey.local.aws;

import java.util.List;

/// One AWS service behind the local AWS endpoint, on that service's own wire protocol.
public interface AwsService {

    /// The service's name in a request's credential scope, such as `states`, `sns`, `ses`, `iotdata`.
    String signingName();

    /// Answers a request. An operation that the service lacks gets the protocol's own error shape with a message
    /// that names the operation; an exception becomes a 500 of the protocol.
    AwsResponse handle(AwsRequest request);

    /// What AWS calls the operation that is asked for, such as `PutItem`; null where the service has none such.
    default String operation(AwsRequest request) {
        return request.targetOperation();
    }

    /// The names of what the request is about, such as its tables; none where nobody needs to tell them apart.
    default List<String> resources(AwsRequest request) {
        return List.of();
    }
}
