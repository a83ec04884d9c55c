package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.notice.NoticeTexts;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.ExtendPickup;
import dev.latchkey.shipment.ExtendPickup.Answer.AlreadyExtended;
import dev.latchkey.shipment.ExtendPickup.Answer.Extended;
import dev.latchkey.shipment.ExtendPickup.Answer.NothingWaits;
import dev.latchkey.shipment.ExtendPickup.Answer.Unknown;
import dev.latchkey.shipment.ExtensionLink;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;

/// `GET` and `POST /extend/{token}`: a recipient follows the link of a reminder. Reading it changes nothing, since
/// phones look at links before people do; the button on the page posts. Neither page tells anything of the parcel
/// but until when it waits.
public final class FollowLinkHandler implements JsonHandler {

    private final ExtensionLink links;
    private final ExtendPickup extendPickup;
    private final NoticeTexts texts;
    private final Lockers lockers;

    public FollowLinkHandler() {
        var application = Application.create();
        this(application.extensionLink(), application.extendPickup(), new NoticeTexts(), application.lockers());
        application.warm();
    }

    FollowLinkHandler(ExtensionLink links, ExtendPickup extendPickup, NoticeTexts texts, Lockers lockers) {
        this.links = links;
        this.extendPickup = extendPickup;
        this.texts = texts;
        this.lockers = lockers;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var page = new ExtensionPage(texts, request.language());
        return request.pathParameter("token")
                .flatMap(links::read)
                .map(delivery -> request.method().equals("POST") ? extend(delivery, page) : ask(delivery, page))
                .orElseGet(page::over);
    }

    private Map<String, Object> ask(Delivery delivery, ExtensionPage page) {
        return delivery.extension().isPresent()
                ? page.already(there(delivery, delivery.liveCode().orElseThrow().expiresAt()))
                : page.ask();
    }

    private Map<String, Object> extend(Delivery delivery, ExtensionPage page) {
        return switch (extendPickup.extend(delivery.deliveryId(), ExtendPickup.RECIPIENT)) {
            case Extended extended -> page.done(there(delivery, extended.until()));
            case AlreadyExtended already -> page.already(there(delivery, already.until()));
            case NothingWaits ignored -> page.over();
            case Unknown ignored -> page.over();
        };
    }

    /// The time where the parcel lies.
    private ZonedDateTime there(Delivery delivery, Instant time) {
        return time.atZone(delivery.registration()
                .flatMap(known -> lockers.find(known.lockerId()))
                .map(Locker::timeZone)
                .orElse(ZoneOffset.UTC));
    }
}
