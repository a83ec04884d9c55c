package dev.latchkey.local.iot;

import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationFailedInput;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionLostInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ServerInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;

/// Follows one connection from its beginning to its end: for its last will, and for the events of its lifecycle.
final class ClientConnection implements ClientLifecycleEventListener {

    private final LastWill will;
    private final LifecycleEvents events;
    private LifecycleEvents.Connection connection;

    ClientConnection(LastWill will, LifecycleEvents events) {
        this.will = will;
        this.events = events;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        will.onMqttConnectionStart(input);
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        will.onAuthenticationSuccessful(input);
        connection = events.connected(clientId(input), certificate(input), address(input));
    }

    @Override
    public void onAuthenticationFailedDisconnect(AuthenticationFailedInput input) {
        will.onAuthenticationFailedDisconnect(input);
    }

    @Override
    public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
        will.onClientInitiatedDisconnect(input);
        ended(true, "CLIENT_INITIATED_DISCONNECT");
    }

    @Override
    public void onConnectionLost(ConnectionLostInput input) {
        will.onConnectionLost(input);
        ended(false, "CONNECTION_LOST");
    }

    @Override
    public void onServerInitiatedDisconnect(ServerInitiatedDisconnectInput input) {
        will.onServerInitiatedDisconnect(input);
        ended(false, reason(input));
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        will.onDisconnect(input);
        ended(false, reason(input));
    }

    private void ended(boolean isByClient, String reason) {
        if (connection != null) {
            events.disconnected(connection, isByClient, reason);
            connection = null;
        }
    }

    private static String reason(DisconnectEventInput input) {
        return switch (input.getReasonCode().orElse(DisconnectedReasonCode.UNSPECIFIED_ERROR)) {
            case SESSION_TAKEN_OVER -> "DUPLICATE_CLIENTID";
            case KEEP_ALIVE_TIMEOUT -> "MQTT_KEEP_ALIVE_TIMEOUT";
            case NOT_AUTHORIZED -> "AUTH_ERROR";
            default -> "SERVER_INITIATED_DISCONNECT";
        };
    }

    private static String clientId(ClientBasedInput input) {
        return input.getClientInformation().getClientId();
    }

    private static String certificate(ClientBasedInput input) {
        return input.getConnectionInformation()
                .getClientTlsInformation()
                .flatMap(tls -> tls.getClientCertificate())
                .map(certificate -> certificate.getSerialNumber().toString(16))
                .orElse("none");
    }

    private static String address(ClientBasedInput input) {
        return input.getConnectionInformation()
                .getInetAddress()
                .map(address -> address.getHostAddress())
                .orElse("0.0.0.0");
    }
}
