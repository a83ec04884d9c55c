package dev.latchkey.notice;

import dev.latchkey.code.PickupCode;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.ExtensionLink;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// Writes a message in the recipient's language at the last moment; the code's digits are derived here and
/// nowhere else.
public final class ComposeMessage {

    private final MasterKeys masterKeys;
    private final NoticeTexts texts;
    private final ExtensionLink links;
    private final String publicUrl;

    /// @param publicUrl where recipients reach this system, without a slash at its end
    public ComposeMessage(MasterKeys masterKeys, NoticeTexts texts, ExtensionLink links, String publicUrl) {
        this.masterKeys = masterKeys;
        this.texts = texts;
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /// @throws CodeNotLive when the notice carries a code and the delivery has none any more
    public MessageText compose(
            NoticeKind kind, Channel channel, Delivery delivery, Locker locker, Recipient recipient) {
        var facts = new HashMap<String, String>();
        facts.put("name", recipient.name());
        facts.put("locker", locker.name());
        facts.put("trackingNumber", delivery.trackingNumber());
        delivery.placement().ifPresent(placed -> facts.put("compartment", Integer.toString(placed.compartment())));
        delivery.handover().ifPresent(given -> facts.put("place", given.place()));
        delivery.liveCode().ifPresent(code -> facts.put("until", until(code, locker.timeZone(), recipient.language())));
        if (kind.carriesCode()) {
            var code = delivery.liveCode().orElseThrow(() -> new CodeNotLive(delivery.deliveryId()));
            facts.put("code", digits(delivery, locker, code));
        }
        var text = texts.text(kind, channel, recipient.language(), facts);
        return kind == NoticeKind.REMINDER && delivery.extension().isEmpty()
                ? text.and(offer(channel, delivery, recipient.language()))
                : text;
    }

    /// More time, once, for whoever follows the link.
    private String offer(Channel channel, Delivery delivery, String language) {
        var code = delivery.liveCode().orElseThrow(() -> new CodeNotLive(delivery.deliveryId()));
        var link = publicUrl + "/extend/" + links.token(delivery.deliveryId(), code);
        return texts.phrase(channel == Channel.EMAIL ? "extend.body" : "extend.short", language, Map.of("link", link));
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
