package dev.latchkey.notice;

import dev.latchkey.notice.FindUsableChannel.Found.None;
import dev.latchkey.notice.FindUsableChannel.Found.Usable;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Recipients.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for a channel on which a recipient can be told, before anything is to be sent. Providers are asked in
/// the recipient's preferred order, and none after the first usable channel.
public final class FindUsableChannel {

    private final Map<Channel, Messenger> messengers;

    public FindUsableChannel(Map<Channel, Messenger> messengers) {
        this.messengers = Map.copyOf(messengers);
    }

    /// @param ledger of the delivery in question: what has refused for good is not usable
    /// @param suspected the contacts of this version that have refused for good before
    /// @throws ChannelUnavailable when a provider that must be asked is throttling or out of order
    public Found find(Known recipient, List<Attempt> ledger, Map<ContactRef, Refusal> suspected) {
        var refusals = new ArrayList<String>();
        var contacts = recipient.recipient().channels();
        for (int place = 0; place < contacts.size(); place++) {
            var contact = contacts.get(place);
            var ref =
                    new ContactRef(recipient.recipient().recipientId(), recipient.version(), place, contact.channel());
            var refusal = Refusal.lastingOf(ref, ledger)
                    .or(() -> Optional.ofNullable(suspected.get(ref)))
                    .or(() -> messengers.get(contact.channel()).foresee(contact.address()));
            if (refusal.isEmpty()) {
                return new Usable(contact.channel());
            }
            refusals.add(contact.channel() + " " + refusal.get());
        }
        return new None(refusals);
    }

    /// What came of the search.
    public sealed interface Found {
        record Usable(Channel channel) implements Found {}

        /// @param refusals every channel's, such as `SMS OPTED_OUT`
        record None(List<String> refusals) implements Found {
            public None {
                refusals = List.copyOf(refusals);
            }
        }
    }
}
