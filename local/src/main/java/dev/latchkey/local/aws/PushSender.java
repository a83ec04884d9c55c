package dev.latchkey.local.aws;

import dev.latchkey.local.aws.DeliveryStatus.Publication;
import dev.latchkey.local.phone.Behaviour;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Channel;
import dev.latchkey.local.phone.Phones;
import dev.latchkey.local.phone.Received;
import java.time.Duration;

/// Sends push messages to the simulated phones behind platform endpoints.
final class PushSender {

    private final PlatformEndpoints endpoints;
    private final Phones phones;
    private final Behaviours behaviours;
    private final DeliveryStatus status;
    private final Ground ground;

    PushSender(
            Ground ground, PlatformEndpoints endpoints, Phones phones, Behaviours behaviours, DeliveryStatus status) {
        this.ground = ground;
        this.endpoints = endpoints;
        this.phones = phones;
        this.behaviours = behaviours;
        this.status = status;
    }

    /// @param payload what the platform gets: its own JSON, or a plain text
    /// @throws AwsError where SNS would refuse to publish
    void send(Publication publication, PlatformEndpoint endpoint, String payload) {
        if (!isEnabled(endpoint)) {
            throw new AwsError(400, "EndpointDisabled", "Endpoint is disabled");
        }
        switch (behaviours.of(Channel.PUSH, endpoint.token())) {
            case Behaviour.Delivers() -> arrive(publication, endpoint, payload, Duration.ZERO);
            case Behaviour.Slow(var by) -> arrive(publication, endpoint, payload, by);
            case Behaviour.Silent() -> {}
            case Behaviour.Bounces() -> ground.handover().now(() -> refuse(publication, endpoint));
            case Behaviour.OptedOut(), Behaviour.Disabled() ->
                throw new IllegalStateException("no such behaviour of a push endpoint that is enabled");
            case Behaviour.Throttled() -> throw Refusals.throttled();
            case Behaviour.Down() -> throw Refusals.down();
        }
    }

    boolean isEnabled(PlatformEndpoint endpoint) {
        return endpoint.enabled() && !(behaviours.of(Channel.PUSH, endpoint.token()) instanceof Behaviour.Disabled);
    }

    private void arrive(Publication publication, PlatformEndpoint endpoint, String payload, Duration delay) {
        var push = PushMessage.of(payload);
        ground.handover().after(delay, () -> {
            phones.receive(new Received(Channel.PUSH, endpoint.token(), null, push.title(), push.text(), ground.now()));
            status.pushAccepted(publication, endpoint, delay);
        });
    }

    /// SNS disables an endpoint whose token its push service has refused.
    private void refuse(Publication publication, PlatformEndpoint endpoint) {
        endpoints.change(endpoint.arn(), known -> known.with(false));
        status.pushFailed(publication, endpoint);
    }
}
