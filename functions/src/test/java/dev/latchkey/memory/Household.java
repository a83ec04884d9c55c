package dev.latchkey.memory;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.CarrierEvent;
import dev.latchkey.shipment.Fact.PreAdvised;
import java.util.List;

/// The recipient of [Parcel]s and her brother, whose contacts change.
public final class Household {

    public static final Contact STRANGE = new Contact(Channel.SMS, new Address("+491713920066"));

    private static final Contact BROTHERS = new Contact(Channel.SMS, new Address("+491713920077"));

    private Household() {}

    /// Her contact is another one from now on.
    public static Known changes(InMemoryCloud cloud, Contact... contacts) {
        var ada = Parcel.recipient();
        return cloud.recipients.register(
                new Recipient(ada.recipientId(), ada.name(), ada.language(), ada.country(), List.of(contacts)),
                Parcel.CARRIER,
                cloud.clock.instant());
    }

    public static Recipient brother(Contact... contacts) {
        return new Recipient(
                "r-2", "Ben Sommer", "de", "DE", contacts.length == 0 ? List.of(BROTHERS) : List.of(contacts));
    }

    /// A parcel to her, of which he is told too.
    public static CarrierEvent registered(Parcel parcel) {
        var alone = (PreAdvised) parcel.registered().fact();
        return parcel.event(
                "registered",
                20,
                new PreAdvised(
                        alone.carrier(),
                        alone.lockerId(),
                        alone.size(),
                        alone.promisedAt(),
                        alone.recipient(),
                        List.of(brother())));
    }
}
