package dev.latchkey.local.aws;

/// What AWS's APIs answer when they cannot serve anybody.
final class Refusals {

    private Refusals() {}

    static AwsError throttled() {
        return new AwsError(400, "Throttling", "Rate exceeded");
    }

    static AwsError down() {
        return new AwsError(503, "ServiceUnavailable", "Service is unable to handle request.");
    }
}
