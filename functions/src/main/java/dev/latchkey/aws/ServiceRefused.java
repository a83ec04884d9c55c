package dev.latchkey.aws;

/// An AWS service refused a request for good: missing rights, a resource that is not there, a malformed request.
///
/// It names the service and its error code and nothing else: an AWS message can repeat an address.
public final class ServiceRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ServiceRefused(String service, String error) {
        super(service + ": " + error);
    }
}
