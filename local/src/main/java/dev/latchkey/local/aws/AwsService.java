package dev.latchkey.local.aws;

/// One AWS service behind the local AWS endpoint, on that service's own wire protocol.
public interface AwsService {

    /// The service's name in a request's credential scope, such as `states`, `sns`, `ses`, `iotdata`.
    String signingName();

    /// Answers a request. An operation that the service lacks gets the protocol's own error shape with a message
    /// that names the operation; an exception becomes a 500 of the protocol.
    AwsResponse handle(AwsRequest request);
}
