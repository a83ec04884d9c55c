package dev.latchkey.local.aws;

/// Decides who may call what.
public interface Guard {

    /// Lets everybody do everything.
    Guard NONE = (accessKey, service, request) -> {};

    /// @param accessKey of whoever has signed the request
    /// @throws AwsError `AccessDeniedException` where it is not allowed
    void check(String accessKey, AwsService service, AwsRequest request);
}
