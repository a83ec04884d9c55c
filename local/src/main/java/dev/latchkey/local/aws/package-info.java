/// The AWS endpoint of the local system: one HTTP port on which AWS's own SDKs and CLI find the services that
/// the template uses.
///
/// [AwsEndpoint] listens and hands each request to the [AwsService] that it is signed for. A service speaks its
/// own wire protocol and throws [AwsError] for what AWS would refuse. Step Functions and IoT implement
/// [AwsService] elsewhere. Nothing here knows the template: who is subscribed to what comes in through
/// [Subscriptions].
package dev.latchkey.local.aws;
