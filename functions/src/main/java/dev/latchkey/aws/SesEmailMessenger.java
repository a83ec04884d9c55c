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
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/// E-mails through SES. The suppression list is asked first: SES takes and counts a message to a suppressed
/// address.
final class SesEmailMessenger implements Messenger {

    private final SesV2Client client;
    private final String sender;
    private final String configurationSet;

    /// @param configurationSet whose event destination brings the receipts
    SesEmailMessenger(SesV2Client client, String sender, String configurationSet) {
        this.client = client;
        this.sender = sender;
        this.configurationSet = configurationSet;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Sent send(Address address, MessageText text, AttemptId attempt) {
        try {
            return isSuppressed(address) ? new Refused(Refusal.SUPPRESSED) : sent(address, text);
        } catch (MessageRejectedException rejected) {
            return new Refused(Refusal.REJECTED);
        } catch (BadRequestException noSuchAddress) {
            return new Refused(Refusal.INVALID_ADDRESS);
        } catch (SdkException fault) {
            throw ProviderFaults.sending(Channel.EMAIL, fault);
        }
    }

    @Override
    public Optional<Refusal> foresee(Address address) {
        try {
            return isSuppressed(address) ? Optional.of(Refusal.SUPPRESSED) : Optional.empty();
        } catch (BadRequestException noSuchAddress) {
            return Optional.of(Refusal.INVALID_ADDRESS);
        }
    }

    /// @throws ChannelUnavailable where SES does not say; nothing is sent by asking
    private boolean isSuppressed(Address address) {
        try {
            client.getSuppressedDestination(request -> request.emailAddress(address.value()));
            return true;
        } catch (NotFoundException notOnTheList) {
            return false;
        } catch (BadRequestException noSuchAddress) {
            throw noSuchAddress;
        } catch (SdkException fault) {
            throw new ChannelUnavailable(Channel.EMAIL, AwsFaults.errorCode(fault));
        }
    }

    private Sent sent(Address address, MessageText text) {
        var response = client.sendEmail(request -> request.fromEmailAddress(sender)
                .configurationSetName(configurationSet)
                .destination(destination -> destination.toAddresses(address.value()))
                .content(content -> content.simple(message -> message.subject(subject -> subject.data(text.title()))
                        .body(body -> body.text(words -> words.data(text.body()).charset("UTF-8"))))));
        return new Accepted(response.messageId());
    }
}
