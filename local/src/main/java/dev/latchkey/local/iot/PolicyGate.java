package dev.latchkey.local.iot;

import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishOutboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishOutboundOutput;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;

/// Holds every client to the policy: when it connects, publishes, subscribes, leaves a last will, and when a
/// message is about to reach it. What it lets a client publish goes to the feed.
///
/// The feed is filled here because this is the one place where the broker has decided: its publish interceptors
/// run before authorisation and would see refused messages too.
final class PolicyGate
        implements SimpleAuthenticator, PublishAuthorizer, SubscriptionAuthorizer, PublishOutboundInterceptor {

    private final ThingPolicy policy;
    private final MessageFeed feed;

    PolicyGate(ThingPolicy policy, MessageFeed feed) {
        this.policy = policy;
        this.feed = feed;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        var connection = connection(input);
        if (policy.allows(connection, ThingOperation.CONNECT, connection.clientId())) {
            output.authenticateSuccessfully();
        } else {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED);
        }
    }

    /// Called for a last will too, when its client connects.
    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        var packet = input.getPublishPacket();
        if (!policy.allowsPublish(connection(input), packet.getTopic(), packet.getRetain())) {
            output.failAuthorization();
            return;
        }
        output.authorizeSuccessfully();
        if (!(packet instanceof WillPublishPacket)) {
            feed.accept(message(input, packet));
        }
    }

    @Override
    public void authorizeSubscribe(SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        var filter = input.getSubscription().getTopicFilter();
        if (policy.allows(connection(input), ThingOperation.SUBSCRIBE, filter)) {
            output.authorizeSuccessfully();
        } else {
            output.failAuthorization();
        }
    }

    @Override
    public void onOutboundPublish(PublishOutboundInput input, PublishOutboundOutput output) {
        if (!policy.allows(
                connection(input),
                ThingOperation.RECEIVE,
                input.getPublishPacket().getTopic())) {
            output.preventPublishDelivery();
        }
    }

    /// Feeds a last will that the broker publishes now that its client is gone.
    void willPublished(ClientBasedInput client, WillPublishPacket will) {
        if (policy.allowsPublish(connection(client), will.getTopic(), will.getRetain())) {
            feed.accept(message(client, will));
        }
    }

    private static Message message(ClientBasedInput client, PublishPacket packet) {
        return new Message(
                packet.getTopic(), bytes(packet), client.getClientInformation().getClientId());
    }

    private static byte[] bytes(PublishPacket packet) {
        return packet.getPayload().map(Payloads::copy).orElseGet(() -> new byte[0]);
    }

    private static ThingConnection connection(ClientBasedInput client) {
        var certificate = client.getConnectionInformation()
                .getClientTlsInformation()
                .flatMap(tls -> tls.getClientCertificate())
                .orElseThrow(() -> new IllegalStateException("A client without a certificate passed the handshake"));
        return ThingConnection.of(client.getClientInformation().getClientId(), CommonName.of(certificate));
    }
}
