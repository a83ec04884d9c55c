package dev.latchkey.local.iot;

import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationFailedInput;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;

/// Follows one connection to learn when the broker publishes its last will, which no interceptor sees. A will's
/// delay is kept by the broker towards subscribers, not here.
final class LastWill implements ClientLifecycleEventListener {

    private final PolicyGate gate;
    private WillPublishPacket will;

    LastWill(PolicyGate gate) {
        this.gate = gate;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        will = input.getConnectPacket().getWillPublish().orElse(null);
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        // the will stands
    }

    @Override
    public void onAuthenticationFailedDisconnect(AuthenticationFailedInput input) {
        will = null;
    }

    @Override
    public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
        var reason = input.getReasonCode().orElse(DisconnectedReasonCode.NORMAL_DISCONNECTION);
        if (reason != DisconnectedReasonCode.NORMAL_DISCONNECTION) {
            onDisconnect(input);
        }
    }

    /// Connection lost, closed by the server, or closed by a client that asks for its will to be published.
    @Override
    public void onDisconnect(DisconnectEventInput input) {
        if (will != null) {
            gate.willPublished(input, will);
        }
    }
}
