package dev.latchkey.local.aws;

/// The AWS account and region that the local system plays.
///
/// @param id twelve digits
/// @param region such as `us-east-1`
public record Account(String id, String region) {

    /// What the local system uses unless told otherwise.
    public static final Account LOCAL = new Account("000000000000", "us-east-1");

    /// An ARN in this account and region, such as
    /// `arn:aws:states:us-east-1:000000000000:stateMachine:deliver-parcel`.
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
    }
}
