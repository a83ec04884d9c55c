package dev.latchkey.aws;

import dev.latchkey.json.InvalidValue;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.ContactHistory;
import dev.latchkey.recipient.ContactHistory.Version;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.UnreadableContact;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Recipients in `RecipientsTable`: `contact` is the newest, `contact#<version>` each one that ever was.
final class DynamoDbRecipients implements Recipients {

    private static final String NEWEST = "contact";
    private static final int MAX_ROUNDS = 10;

    private final DynamoDbTable table;

    DynamoDbRecipients(DynamoDbTable recipientsTable) {
        this.table = recipientsTable;
    }

    @Override
    public Optional<Known> find(String recipientId) {
        return table.find(recipientId, NEWEST).map(item -> read(recipientId, item));
    }

    @Override
    public Known register(Recipient recipient, String owner, Instant at) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var newest = find(recipient.recipientId());
            if (newest.isPresent() && isSettled(newest.get(), recipient, owner)) {
                return newest.get();
            }
            var next = new Known(recipient, owner, newest.map(Known::version).orElse(0L) + 1, at);
            if (write(next)) {
                return next;
            }
        }
        throw new ServiceUnavailable("dynamodb", "TransactionConflict");
    }

    @Override
    public Optional<Known> replace(Known known, Recipient changed, Instant at) {
        return Optional.of(known.next(changed, at)).filter(this::write);
    }

    @Override
    public Optional<ContactHistory> history(String recipientId) {
        return Optional.of(table.query(recipientId, NEWEST + "#"))
                .filter(versions -> !versions.isEmpty())
                .map(versions -> new ContactHistory(versions.stream()
                        .map(item -> new Version(read(recipientId, item), item.optionalInstant("closedAt")))
                        .toList()));
    }

    @Override
    public void close(String recipientId, long version, Instant at) {
        table.updateIf(
                recipientId,
                versionItem(version),
                Expression.of("SET #closedAt = :at", Map.of(":at", Item.value(at))),
                "attribute_not_exists(#closedAt)");
    }

    @Override
    public Optional<Known> restore(String recipientId) {
        var versions = table.query(recipientId, NEWEST + "#");
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        var kept = read(recipientId, versions.getLast());
        var isNotNewer = Expression.of(
                "attribute_not_exists(#version) OR #version <= :version",
                Map.of(":version", Item.value(kept.version())));
        Transaction.write(
                table.client(), List.of(table.putPart(write(table.item(recipientId, NEWEST), kept), isNotNewer)));
        return find(recipientId);
    }

    private static boolean isSettled(Known newest, Recipient recipient, String owner) {
        return newest.recipient().equals(recipient) || !newest.owner().equals(owner);
    }

    private boolean write(Known next) {
        var recipientId = next.recipient().recipientId();
        var previous = Map.of(":previous", Item.value(next.version() - 1));
        var isNext = next.version() == 1 ? DynamoDbTable.isAbsent() : Expression.of("#version = :previous", previous);
        var history = table.item(recipientId, versionItem(next.version()));
        return Transaction.write(
                        table.client(),
                        List.of(
                                table.putPart(write(table.item(recipientId, NEWEST), next), isNext),
                                table.putPart(write(history, next))))
                .isDone();
    }

    private static String versionItem(long version) {
        return String.format(Locale.ROOT, "%s#%06d", NEWEST, version);
    }

    private static Item write(Item item, Known known) {
        var recipient = known.recipient();
        return item.with("version", known.version())
                .with("since", known.since())
                .with("owner", known.owner())
                .with("name", recipient.name())
                .with("language", recipient.language())
                .with("country", recipient.country())
                .with(
                        "channels",
                        recipient.channels().stream()
                                .map(contact -> Item.empty()
                                        .with("channel", contact.channel().name())
                                        .with("address", contact.address().value()))
                                .toList());
    }

    private static Known read(String recipientId, Item item) {
        try {
            return read(item);
        } catch (InvalidValue
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | DateTimeException unreadable) {
            throw new UnreadableContact(recipientId, UnreadableAttribute.what(unreadable), unreadable);
        }
    }

    private static Known read(Item item) {
        var contacts = item.items("channels").stream()
                .map(contact ->
                        new Contact(Channel.valueOf(contact.string("channel")), new Address(contact.string("address"))))
                .toList();
        var recipient = new Recipient(
                item.string("recipientId"),
                item.string("name"),
                item.string("language"),
                item.string("country"),
                contacts);
        return new Known(recipient, item.string("owner"), item.number("version"), item.instant("since"));
    }
}
