package dev.latchkey.aws;

/// An AWS service is throttling, timing out or out of order. Trying again later is right.
///
/// Workflows retry on this class's name. It names the service and its error code and nothing else: an AWS message
/// can repeat an address.
public final class ServiceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ServiceUnavailable(String service, String error) {
        super(service + ": " + error);
    }
}
