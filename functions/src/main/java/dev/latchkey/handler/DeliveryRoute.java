package dev.latchkey.handler;

import dev.latchkey.json.TextRule;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.support.FreeText;
import java.util.Optional;
import java.util.function.Function;

/// What the routes under `/deliveries/{deliveryId}` have in common.
final class DeliveryRoute {

    /// Why somebody at support did something. It stays in the timeline for people, so it must not hold an address.
    static final TextRule REASON = FreeText.RULE;

    private DeliveryRoute() {}

    /// @param answer for the delivery's id; it may throw what its body is refused for
    static HttpResponse respond(HttpRequest request, Function<String, HttpResponse> answer) {
        return HttpResponse.answering(() -> deliveryId(request).map(answer).orElseGet(DeliveryRoute::unknown));
    }

    /// The one in the path; nothing where it cannot be one.
    static Optional<String> deliveryId(HttpRequest request) {
        return request.pathParameter("deliveryId")
                .filter(id -> MessageRules.DELIVERY_ID.pattern().matcher(id).matches());
    }

    static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-delivery", "There is no such delivery", "Nothing is known of this parcel");
    }
}
