package dev.latchkey.aws;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Counts things for CloudWatch by a line of log in its embedded metric format.
public final class EmbeddedMetrics {

    private static final String NAMESPACE = "Latchkey";

    private final LambdaLogger logger;
    private final Clock clock;

    public EmbeddedMetrics(LambdaLogger logger, Clock clock) {
        this.logger = logger;
        this.clock = clock;
    }

    /// @param dimensions few and of few values: each combination is a metric of its own
    public void count(String metric, Map<String, String> dimensions) {
        count(metric, 1, dimensions);
    }

    /// Several at once; none is written down as none, so that an alarm sees that somebody looked.
    public void count(String metric, int times, Map<String, String> dimensions) {
        var definition = JsonFields.of("Name", metric).and("Unit", "Count").map();
        var directive = JsonFields.of("Namespace", NAMESPACE)
                .and("Dimensions", List.of(List.copyOf(dimensions.keySet()), List.of()))
                .and("Metrics", List.of(definition))
                .map();
        var line = JsonFields.of(
                "_aws",
                JsonFields.of("Timestamp", clock.millis())
                        .and("CloudWatchMetrics", List.of(directive))
                        .map());
        dimensions.forEach(line::and);
        // As bytes: a string would be wrapped into a log record, inside which CloudWatch looks for no metrics.
        logger.log(JsonText.bytes(line.and(metric, times).map()));
    }
}
