package dev.latchkey.aws;

import dev.latchkey.digest.Digests;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Digests in `FiguresTable`: `digest` under the day.
final class DynamoDbDigests implements Digests {

    private static final String DIGEST = "digest";

    /// So that a day can be compared with the same one a year ago.
    private static final Duration KEPT = Duration.ofDays(400);

    private final DynamoDbTable table;

    DynamoDbDigests(DynamoDbTable figuresTable) {
        this.table = figuresTable;
    }

    @Override
    public boolean keep(Written written) {
        return table.putIfAbsent(table.item(written.day().toString(), DIGEST)
                .with("document", written.document())
                .with("text", written.text())
                .forgetAt(written.day().atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT)));
    }

    @Override
    public Optional<Written> find(LocalDate day) {
        return table.find(day.toString(), DIGEST)
                .map(item -> new Written(day, item.string("document"), item.string("text")));
    }

    @Override
    public boolean beginMail(LocalDate day) {
        return table.updateIf(
                day.toString(),
                DIGEST,
                Expression.of("SET #mailed = :yes", Map.of(":yes", Item.value(1))),
                "attribute_not_exists(mailed)");
    }

    @Override
    public void dropMail(LocalDate day) {
        table.updateIf(
                day.toString(),
                DIGEST,
                Expression.of("REMOVE #mailed", Map.of(":yes", Item.value(1))),
                "mailed = :yes");
    }
}
