package dev.latchkey.local.aws;

/// One device of one mobile application, as SNS knows it.
///
/// @param application `app/<platform>/<name>`, such as `app/GCM/latchkey`
/// @param token the device's own, from its push service
/// @param enabled false once the push service has refused the token
record PlatformEndpoint(String arn, String application, String token, String userData, boolean enabled) {

    PlatformEndpoint with(boolean enabled) {
        return new PlatformEndpoint(arn, application, token, userData, enabled);
    }

    PlatformEndpoint withUserData(String userData) {
        return new PlatformEndpoint(arn, application, token, userData, enabled);
    }

    PlatformEndpoint withToken(String token) {
        return new PlatformEndpoint(arn, application, token, userData, enabled);
    }

    /// Such as `GCM` or `APNS`.
    String platform() {
        return application.split("/")[1];
    }

    @Override
    public String toString() {
        return "PlatformEndpoint[" + arn + "]";
    }
}
