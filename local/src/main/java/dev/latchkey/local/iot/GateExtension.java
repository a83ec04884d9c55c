package dev.latchkey.local.iot;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.admin.AdminService;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import com.hivemq.extension.sdk.api.services.publish.RetainedMessageStore;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import com.hivemq.extension.sdk.api.services.subscription.SubscriptionStore;
import java.util.Optional;

/// Puts the [PolicyGate] into the broker, and gets the broker's services out of it.
final class GateExtension implements ExtensionMain {

    private final PolicyGate gate;
    private final LifecycleEvents events;
    private volatile Inside inside;

    GateExtension(PolicyGate gate, LifecycleEvents events) {
        this.gate = gate;
        this.events = events;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(connecting -> gate);
        Services.securityRegistry().setAuthorizerProvider(client -> gate);
        Services.eventRegistry()
                .setClientLifecycleEventListener(client -> new ClientConnection(new LastWill(gate), events));
        Services.initializerRegistry()
                .setClientInitializer((client, context) -> context.addPublishOutboundInterceptor(gate));
        inside = new Inside(
                Services.publishService(),
                Services.retainedMessageStore(),
                Services.adminService(),
                Services.clientService(),
                Services.subscriptionStore());
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // the broker stops as a whole
    }

    /// The broker's services; empty where it started without the gate, and so must not go on.
    Optional<Inside> inside() {
        return Optional.ofNullable(inside);
    }

    /// What an extension may ask of the broker.
    record Inside(
            PublishService publishing,
            RetainedMessageStore retained,
            AdminService admin,
            ClientService clients,
            SubscriptionStore subscriptions) {

        int port() {
            return admin.getServerInformation().getListener().iterator().next().getPort();
        }
    }
}
