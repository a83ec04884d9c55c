package dev.latchkey.aws;

import dev.latchkey.digest.Figure;
import dev.latchkey.digest.Figure.Collected;
import dev.latchkey.digest.Figure.Reached;
import dev.latchkey.digest.Figure.Received;
import dev.latchkey.digest.Figure.Sent;
import dev.latchkey.digest.Figure.Unreachable;
import dev.latchkey.digest.Figures;
import dev.latchkey.notice.Lane;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Figures in `FiguresTable`: `figure#<what>` under the day, such as `figure#sent#SMS#DE`.
///
/// A figure of one day is one item, which DynamoDB lets be written some 1,000 times a second.
final class DynamoDbFigures implements Figures {

    private static final String FIGURE = "figure#";
    private static final Duration KEPT = Duration.ofDays(60);

    private final DynamoDbTable table;

    DynamoDbFigures(DynamoDbTable figuresTable) {
        this.table = figuresTable;
    }

    @Override
    public boolean add(LocalDate day, Figure figure) {
        var forgetAt = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT);
        var counted = Expression.of(
                "SET #forgetAt = :forgetAt ADD #times :one",
                Map.of(":forgetAt", Item.value(forgetAt.getEpochSecond()), ":one", Item.value(1)));
        return table.count(day.toString(), FIGURE + text(figure), counted);
    }

    @Override
    public Map<Figure, Long> of(LocalDate day) {
        return table.query(day.toString(), FIGURE).stream()
                .collect(Collectors.toMap(DynamoDbFigures::read, item -> item.number("times")));
    }

    private static String text(Figure figure) {
        return switch (figure) {
            case Reached reached -> "reached#" + reached.bucket();
            case Collected collected -> "collected#" + collected.bucket();
            case Unreachable unreachable -> "unreachable#" + unreachable.deliveryId();
            case Sent sent -> "sent#" + text(sent.lane());
            case Received received -> "received#" + text(received.lane());
        };
    }

    private static String text(Lane lane) {
        return lane.channel() + "#" + lane.country();
    }

    private static Figure read(Item item) {
        var parts = item.string(DynamoDbTable.ITEM).split("#", 3);
        return switch (parts[1]) {
            case "reached" -> new Reached(Integer.parseInt(parts[2]));
            case "collected" -> new Collected(Integer.parseInt(parts[2]));
            case "unreachable" -> new Unreachable(parts[2]);
            case "sent" -> lane(parts[2], Sent::new);
            case "received" -> lane(parts[2], Received::new);
            default -> throw new IllegalStateException("Nobody counts " + parts[1]);
        };
    }

    private static Figure lane(String text, Function<Lane, Figure> figure) {
        var parts = text.split("#", 2);
        return figure.apply(new Lane(Channel.valueOf(parts[0]), parts[1]));
    }
}
