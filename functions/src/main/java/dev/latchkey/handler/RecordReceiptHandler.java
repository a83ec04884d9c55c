package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.DeliveryStatusLogs;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.aws.SesEvents;
import dev.latchkey.digest.CountFigures;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonObject;
import dev.latchkey.notice.Receipt;
import dev.latchkey.notice.RecordReceipt;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Takes receipts in: SES's events through SNS (`Records`), and SNS's delivery status through a log subscription
/// (`awslogs`). One that makes no sense is counted; the others beside it are taken all the same.
public final class RecordReceiptHandler implements JsonHandler {

    private final RecordReceipt recordReceipt;
    private final CountFigures countFigures;
    private final Clock clock;

    public RecordReceiptHandler() {
        var application = Application.create();
        this(application.recordReceipt(), application.countFigures(), application.clock());
        application.warm();
    }

    RecordReceiptHandler(RecordReceipt recordReceipt, CountFigures countFigures, Clock clock) {
        this.recordReceipt = recordReceipt;
        this.countFigures = countFigures;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var figures = new ChannelFigures(context, clock);
        var results = Stream.concat(emailReceipts(event), deliveryStatus(event))
                .map(reading -> record(reading, figures))
                .toList();
        var recorded =
                results.stream().filter(result -> result == Result.RECORDED).count();
        var malformed =
                results.stream().filter(result -> result == Result.MALFORMED).count();
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        for (long i = 0; i < malformed; i++) {
            metrics.count("ReceiptMalformed", Map.of());
        }
        return Map.of("recorded", recorded, "malformed", malformed);
    }

    private static Stream<Supplier<Optional<Receipt>>> emailReceipts(JsonObject event) {
        return event.optionalObjects("Records").stream()
                .map(record -> () ->
                        SesEvents.read(JsonObject.parse(record.object("Sns").string("Message"))));
    }

    private static Stream<Supplier<Optional<Receipt>>> deliveryStatus(JsonObject event) {
        var lines = event.optionalObject("awslogs")
                .map(logs -> DeliveryStatusLogs.lines(logs.string("data")))
                .orElse(List.of());
        return lines.stream().map(line -> () -> Optional.of(DeliveryStatusLogs.read(JsonObject.parse(line))));
    }

    private Result record(Supplier<Optional<Receipt>> reading, ChannelFigures figures) {
        try {
            var receipt = reading.get();
            receipt.map(recordReceipt::record).ifPresent(tallies -> {
                figures.count(tallies);
                countFigures.messages(tallies);
            });
            return receipt.isPresent() ? Result.RECORDED : Result.SAYS_NOTHING;
        } catch (InvalidJson | InvalidField malformed) {
            return Result.MALFORMED;
        }
    }

    private enum Result {
        RECORDED,
        SAYS_NOTHING,
        MALFORMED
    }
}
