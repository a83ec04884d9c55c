package dev.latchkey.aws;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.incident.Report;
import dev.latchkey.incident.Reports;
import dev.latchkey.incident.Trait;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reports in `IncidentsTable`: `<time>#<requestId>` under `reports#<day>`, `report` under
/// `request#<requestId>`, which keeps one from being counted twice, and the figures of a trait's day as
/// `day#<day>` under `<DIMENSION>#<value>`, an attribute an hour from `h00` to `h23`.
final class DynamoDbReports implements Reports {

    private static final String DAY = "day#";

    /// The longest after which Step Functions lets a failed execution go on.
    private static final Duration REQUESTS_REMEMBERED = Duration.ofDays(15);

    private static final int REQUEST = 0;

    private final DynamoDbTable table;

    DynamoDbReports(DynamoDbTable incidentsTable) {
        this.table = incidentsTable;
    }

    @Override
    public boolean keep(Report report) {
        var seen = table.item("request#" + report.requestId(), "report")
                .forgetAt(report.at().plus(REQUESTS_REMEMBERED));
        var result = Transaction.write(
                table.client(), List.of(table.putPart(seen, DynamoDbTable.isAbsent()), table.putPart(write(report))));
        if (result.isConflict()) {
            throw new ServiceUnavailable("dynamodb", "TransactionConflict");
        }
        return !result.hasFailed(REQUEST);
    }

    @Override
    public List<Report> since(Instant from) {
        return Stream.of(from, from.plus(KEPT))
                .flatMap(day -> table.queryBetween(partition(day), Item.text(from), "~").stream())
                .map(DynamoDbReports::read)
                .toList();
    }

    @Override
    public void count(Report report) {
        var time = report.at().atZone(ZoneOffset.UTC);
        var counted = Expression.of(
                "SET #forgetAt = :forgetAt ADD #" + hour(time.getHour()) + " :one",
                Map.of(
                        ":forgetAt",
                        Item.value(
                                report.at().plus(Duration.ofDays(DAYS_KEPT + 3)).getEpochSecond()),
                        ":one",
                        Item.value(1)));
        Trait.of(report).forEach(trait -> table.count(partition(trait), DAY + time.toLocalDate(), counted));
    }

    @Override
    public List<Hour> hours(Trait trait, LocalDate first, LocalDate last) {
        return table.queryBetween(partition(trait), DAY + first, DAY + last).stream()
                .flatMap(DynamoDbReports::hours)
                .toList();
    }

    private static Stream<Hour> hours(Item item) {
        var day = LocalDate.parse(item.string(DynamoDbTable.ITEM).substring(DAY.length()));
        return IntStream.range(0, 24)
                .filter(hour -> item.has(hour(hour)))
                .mapToObj(hour ->
                        new Hour(day.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC), item.number(hour(hour))));
    }

    private Item write(Report report) {
        var item = table.item(partition(report.at()), Item.text(report.at()) + "#" + report.requestId())
                .with("requestId", report.requestId())
                .with("deliveryId", report.deliveryId())
                .with("at", report.at())
                .with("cause", report.cause().name())
                .with("country", report.country())
                .with("carrier", report.carrier())
                .with("lockerId", report.lockerId())
                .forgetAt(report.at().plus(KEPT.multipliedBy(2)));
        report.channel().ifPresent(channel -> item.with("channel", channel.name()));
        report.caseId().ifPresent(caseId -> item.with("caseId", caseId));
        return item;
    }

    private static Report read(Item item) {
        return new Report(
                item.string("requestId"),
                item.string("deliveryId"),
                item.instant("at"),
                Cause.valueOf(item.string("cause")),
                item.optionalString("channel").map(Channel::valueOf),
                item.string("country"),
                item.string("carrier"),
                item.string("lockerId"),
                item.optionalString("caseId"));
    }

    private static String partition(Instant at) {
        return "reports#" + LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static String partition(Trait trait) {
        return trait.dimension() + "#" + trait.value();
    }

    private static String hour(int hour) {
        return String.format(Locale.ROOT, "h%02d", hour);
    }
}
