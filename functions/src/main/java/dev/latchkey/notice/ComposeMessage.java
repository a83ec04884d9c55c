package dev.latchkey.notice;

import dev.latchkey.code.PickupCode;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import java.time.ZoneId;
import java.util.HashMap;

/// Writes a message in the recipient's language at the last moment; the code's digits are derived here and
/// nowhere else.
public final class ComposeMessage {

    private final MasterKeys masterKeys;
    private final NoticeTexts texts;

    public ComposeMessage(MasterKeys masterKeys, NoticeTexts texts) {
        this.masterKeys = masterKeys;
        this.texts = texts;
    }

    /// @throws CodeNotLive when the notice carries a code and the delivery has none any more
    public MessageText compose(
            NoticeKind kind, Channel channel, Delivery delivery, Locker locker, Recipient recipient) {
        var facts = new HashMap<String, String>();
        facts.put("name", recipient.name());
        facts.put("locker", locker.name());
        facts.put("trackingNumber", delivery.trackingNumber());
        delivery.placement().ifPresent(placed -> facts.put("compartment", Integer.toString(placed.compartment())));
        if (kind.carriesCode()) {
            var code = delivery.liveCode().orElseThrow(() -> new CodeNotLive(delivery.deliveryId()));
            facts.put("code", digits(delivery, locker, code));
            facts.put("until", until(code, locker.timeZone(), recipient.language()));
        }
        return texts.text(kind, channel, recipient.language(), facts);
    }

    private String digits(Delivery delivery, Locker locker, IssuedCode code) {
        var key = masterKeys.version(code.keyVersion());
        return PickupCode.derive(key, locker.lockerId(), delivery.deliveryId(), code.version(), code.length())
                .digits();
    }

    private String until(IssuedCode code, ZoneId zone, String language) {
        return texts.timeFormat(language).format(code.expiresAt().atZone(zone));
    }
}
