package dev.latchkey.notice;

import dev.latchkey.code.PickupCode;
import dev.latchkey.code.PickupLinks;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.ExtensionLink;
import dev.latchkey.shipment.HelpLink;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// Writes a message in the recipient's language at the last moment; the code's digits are derived here and
/// nowhere else.
public final class ComposeMessage {

    private final MasterKeys masterKeys;
    private final Lockers lockers;
    private final NoticeTexts texts;
    private final ExtensionLink extensions;
    private final PickupLinks pickups;
    private final HelpLink help;
    private final String publicUrl;

    /// @param publicUrl where recipients reach this system, without a slash at its end
    public ComposeMessage(
            MasterKeys masterKeys,
            Lockers lockers,
            NoticeTexts texts,
            ExtensionLink extensions,
            PickupLinks pickups,
            HelpLink help,
            String publicUrl) {
        this.masterKeys = masterKeys;
        this.lockers = lockers;
        this.texts = texts;
        this.extensions = extensions;
        this.pickups = pickups;
        this.help = help;
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
        if (!kind.carriesCode()) {
            return texts.text(kind, channel, recipient.language(), facts)
                    .and(help(kind, channel, delivery, recipient.language()));
        }
        var code = delivery.liveCode().orElseThrow(() -> new CodeNotLive(delivery.deliveryId()));
        facts.put("code", digits(delivery, locker, code));
        return texts.text(kind, channel, recipient.language(), facts)
                .and(links(kind, channel, delivery, code, recipient.language()))
                .and(help(kind, channel, delivery, recipient.language()));
    }

    /// For whoever has no code, or cannot use it. A warning goes to a contact that is no recipient any more; from a
    /// text
    /// message with a code the way to help is its pickup page, since a second link costs a whole segment.
    private String help(NoticeKind kind, Channel channel, Delivery delivery, String language) {
        boolean isOnPage = channel == Channel.SMS && kind.carriesCode();
        return kind == NoticeKind.WARNING || isOnPage
                ? ""
                : link("help", channel, language, "/help/" + help.token(delivery));
    }

    /// The page with the QR code, and more time, once, for whoever is reminded. They come last: the digits are there
    /// for whoever cannot follow a link, or whose message is cut.
    private String links(NoticeKind kind, Channel channel, Delivery delivery, IssuedCode code, String language) {
        var page = link(
                opensByDigits(kind, delivery) ? "qr" : "qr_only",
                channel,
                language,
                "/pickups/" + pickups.link(delivery.deliveryId(), code).token());
        return kind == NoticeKind.REMINDER && delivery.extension().isEmpty()
                ? page + link("extend", channel, language, "/extend/" + extensions.token(delivery.deliveryId(), code))
                : page;
    }

    /// A locker that is away knows the digits that it was sent before. One with a connection asks about others.
    private boolean opensByDigits(NoticeKind kind, Delivery delivery) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        return kind == NoticeKind.SCANNER_TROUBLE
                || lockers.presence(lockerId).isConnected()
                || !lockers.deliveriesAwaitingSync(lockerId, Long.MAX_VALUE).contains(delivery.deliveryId());
    }

    private String link(String what, Channel channel, String language, String path) {
        return texts.phrase(
                what + (channel == Channel.EMAIL ? ".body" : ".short"), language, Map.of("link", publicUrl + path));
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
