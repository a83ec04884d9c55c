package dev.latchkey.aws;

import dev.latchkey.support.AuditLink;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of `AuditEntriesTable` as a link of its chain.
final class AuditItem {

    static final String ENTRY = "entry#";
    static final String MARK = "id#";
    static final String HASH = "hash";

    private AuditItem() {}

    static String key(long number) {
        return String.format(Locale.ROOT, "%s%010d", ENTRY, number);
    }

    static AuditLink link(Item item) {
        var fields = new HashMap<String, Object>();
        item.attributes().forEach((name, value) -> fields.put(name, plain(value)));
        fields.remove(HASH);
        fields.remove(DynamoDbTable.ITEM);
        return new AuditLink(place(item.string(DynamoDbTable.ITEM)), fields, hash(item.attributes()));
    }

    static Item sealed(Item item) {
        return item.with(HASH, link(item).seal());
    }

    private static Optional<String> hash(Map<String, AttributeValue> attributes) {
        return Optional.ofNullable(attributes.get(HASH)).map(AttributeValue::s);
    }

    /// The number that a mark says its entry has; 0 where somebody has spoilt it.
    static long marked(Item mark) {
        return number(String.valueOf(link(mark).fields().get(AuditLink.NUMBER)));
    }

    private static long place(String key) {
        return key.startsWith(ENTRY) ? number(key.substring(ENTRY.length())) : 0;
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /// What nobody of ours writes counts all the same, as its text.
    private static Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            default -> value.toString();
        };
    }
}
