package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Messenger.Sent.Accepted;
import dev.latchkey.notice.Messenger.Sent.Refused;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;

/// Mobile pushes through SNS. The address is the app's device token; SNS makes one endpoint of a token, however
/// often it is asked.
final class SnsPushMessenger implements Messenger {

    private final SnsClient client;
    private final Optional<String> platformApplication;

    /// @param platformApplication the ARN of the app's platform application; without one every push is refused
    SnsPushMessenger(SnsClient client, Optional<String> platformApplication) {
        this.client = client;
        this.platformApplication = platformApplication;
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Sent send(Address address, MessageText text, AttemptId attempt) {
        if (platformApplication.isEmpty()) {
            // Nothing that the recipient's device has to do with: once there is an application it is tried.
            return new Refused(Refusal.REJECTED);
        }
        try {
            var endpoint = endpoint(platformApplication.get(), address);
            var sent = client.publish(request ->
                    request.targetArn(endpoint).messageStructure("json").message(payload(text)));
            return new Accepted(sent.messageId());
        } catch (EndpointDisabledException disabled) {
            return new Refused(Refusal.DISABLED);
        } catch (InvalidParameterException noSuchToken) {
            return new Refused(Refusal.INVALID_ADDRESS);
        } catch (SdkException fault) {
            throw ProviderFaults.sending(Channel.PUSH, fault);
        }
    }

    @Override
    public Optional<Refusal> foresee(Address address) {
        try {
            return platformApplication
                            .filter(application -> isEnabled(endpoint(application, address)))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(Refusal.DISABLED);
        } catch (InvalidParameterException noSuchToken) {
            return Optional.of(Refusal.INVALID_ADDRESS);
        } catch (SdkException fault) {
            throw new ChannelUnavailable(Channel.PUSH, AwsFaults.errorCode(fault));
        }
    }

    /// @throws ChannelUnavailable where SNS does not say; nothing is sent by asking
    private String endpoint(String application, Address address) {
        try {
            return client.createPlatformEndpoint(request ->
                            request.platformApplicationArn(application).token(address.value()))
                    .endpointArn();
        } catch (InvalidParameterException noSuchToken) {
            throw noSuchToken;
        } catch (SdkException fault) {
            throw new ChannelUnavailable(Channel.PUSH, AwsFaults.errorCode(fault));
        }
    }

    private boolean isEnabled(String endpoint) {
        var attributes = client.getEndpointAttributes(request -> request.endpointArn(endpoint))
                .attributes();
        return Boolean.parseBoolean(attributes.get("Enabled"));
    }

    /// SNS takes the platforms' own payloads as strings inside a JSON object; each platform picks its own.
    private static String payload(MessageText text) {
        var alert =
                JsonFields.of("title", text.title()).and("body", text.body()).map();
        var apns = JsonFields.of("aps", JsonFields.of("alert", alert).map());
        var fcm = JsonFields.of("notification", alert);
        return JsonText.text(JsonFields.of("default", text.body())
                .and("APNS", JsonText.text(apns.map()))
                .and("APNS_SANDBOX", JsonText.text(apns.map()))
                .and("GCM", JsonText.text(fcm.map()))
                .map());
    }
}
