package dev.latchkey.aws;

import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Action;
import dev.latchkey.resend.Origin;
import dev.latchkey.resend.ResendRequest;
import dev.latchkey.resend.Resends;
import dev.latchkey.resend.Wish;
import dev.latchkey.shipment.TrackingNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Requests in `ResendsTable`: `request`, `approval` and `answer` of each. The audit keeps what was done; the
/// request itself is forgotten.
final class DynamoDbResends implements Resends {

    private static final String REQUEST = "request";
    private static final String APPROVAL = "approval";
    private static final String ANSWER = "answer";
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbTable table;

    DynamoDbResends(DynamoDbTable resendsTable) {
        this.table = resendsTable;
    }

    @Override
    public boolean keep(Kept request) {
        return table.putIfAbsent(write(request))
                || find(request.request().requestId()).filter(request::equals).isPresent();
    }

    @Override
    public Optional<Kept> find(String requestId) {
        return table.find(requestId, REQUEST).map(item -> read(requestId, item));
    }

    @Override
    public void await(String requestId, String approvalId, Instant at) {
        var values = Item.empty()
                .with(":id", approvalId)
                .with(":forgetAt", at.plus(KEPT).getEpochSecond());
        table.update(
                requestId,
                APPROVAL,
                Expression.of("SET #approvalId = :id, #forgetAt = :forgetAt", values.attributes()));
    }

    @Override
    public Optional<String> approvalOf(String requestId) {
        return table.find(requestId, APPROVAL).map(item -> item.string("approvalId"));
    }

    @Override
    public void answer(String requestId, String document, Instant at) {
        table.putIfAbsent(
                table.item(requestId, ANSWER).with("document", document).forgetAt(at.plus(KEPT)));
    }

    @Override
    public Optional<String> answerOf(String requestId) {
        return table.find(requestId, ANSWER).map(item -> item.string("document"));
    }

    private Item write(Kept kept) {
        var request = kept.request();
        var item = table.item(request.requestId(), REQUEST)
                .with("executionName", kept.executionName())
                .with("at", kept.at())
                .with("origin", request.origin().name())
                .forgetAt(kept.at().plus(KEPT));
        request.principal().ifPresent(principal -> item.with("principal", principal));
        return write(item, request.wish());
    }

    private static Item write(Item item, Wish wish) {
        wish.carrier().ifPresent(carrier -> item.with("carrier", carrier));
        wish.channel().ifPresent(channel -> item.with("channel", channel.name()));
        wish.reason().ifPresent(reason -> item.with("reason", reason));
        wish.agent().ifPresent(agent -> item.with("agent", agent));
        return item.with("trackingNumber", wish.trackingNumber().value())
                .with("action", wish.action().name())
                .with("language", wish.language())
                .with("newContacts", wish.hasNewContact() ? 1 : 0);
    }

    private static Kept read(String requestId, Item item) {
        var request = new ResendRequest(
                requestId, Origin.valueOf(item.string("origin")), item.optionalString("principal"), wish(item));
        return new Kept(request, item.string("executionName"), item.instant("at"));
    }

    private static Wish wish(Item item) {
        return new Wish(
                new TrackingNumber(item.string("trackingNumber")),
                item.optionalString("carrier"),
                Action.valueOf(item.string("action")),
                item.optionalString("channel").map(Channel::valueOf),
                item.string("language"),
                item.optionalString("reason"),
                item.optionalString("agent"),
                item.number("newContacts") > 0);
    }
}
