package dev.latchkey.aws;

import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ChannelUnavailable;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.notice.Messenger.Sent.Accepted;
import dev.latchkey.notice.Messenger.Sent.Refused;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// Text messages through SNS, as transactional ones: a code that comes late is worthless.
final class SnsSmsMessenger implements Messenger {

    private final SnsClient client;
    private final String senderId;

    /// @param senderId 1 to 11 letters and digits, shown in place of a number where the country allows it
    SnsSmsMessenger(SnsClient client, String senderId) {
        this.client = client;
        this.senderId = senderId;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Sent send(Address address, MessageText text, AttemptId attempt) {
        try {
            var sent = client.publish(request -> request.phoneNumber(address.value())
                    .message(text.body())
                    .messageAttributes(Map.of(
                            "AWS.SNS.SMS.SMSType", string("Transactional"),
                            "AWS.SNS.SMS.SenderID", string(senderId))));
            return new Accepted(sent.messageId());
        } catch (InvalidParameterException | InvalidParameterValueException noSuchNumber) {
            return new Refused(Refusal.INVALID_ADDRESS);
        } catch (SdkException fault) {
            throw ProviderFaults.sending(Channel.SMS, fault);
        }
    }

    @Override
    public Optional<Refusal> foresee(Address address) {
        try {
            var answer = client.checkIfPhoneNumberIsOptedOut(request -> request.phoneNumber(address.value()));
            return answer.isOptedOut() ? Optional.of(Refusal.OPTED_OUT) : Optional.empty();
        } catch (InvalidParameterException noSuchNumber) {
            return Optional.of(Refusal.INVALID_ADDRESS);
        } catch (SdkException fault) {
            throw new ChannelUnavailable(Channel.SMS, AwsFaults.errorCode(fault));
        }
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
