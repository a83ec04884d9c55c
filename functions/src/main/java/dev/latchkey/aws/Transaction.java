package dev.latchkey.aws;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// A transaction of DynamoDB whose conditions are expected to fail at times.
final class Transaction {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final Set<String> THROTTLED = Set.of("ThrottlingError", "ProvisionedThroughputExceeded");

    private Transaction() {}

    /// @return what came of it; any other cancellation is an exception
    /// @throws ServiceUnavailable when a table throttled it, which DynamoDB reports as a cancellation too
    static Result write(DynamoDbClient client, List<TransactWriteItem> parts) {
        try {
            client.transactWriteItems(request -> request.transactItems(parts));
            return Result.DONE;
        } catch (TransactionCanceledException cancelled) {
            var result = result(cancelled);
            if (result.isDone()) {
                throw throttled(cancelled).orElse(cancelled);
            }
            return result;
        }
    }

    private static Optional<RuntimeException> throttled(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .filter(THROTTLED::contains)
                .findFirst()
                .map(reason -> new ServiceUnavailable("dynamodb", reason));
    }

    private static Result result(TransactionCanceledException cancelled) {
        var reasons = cancelled.cancellationReasons();
        var failed = IntStream.range(0, reasons.size())
                .filter(i -> CONDITION_FAILED.equals(reasons.get(i).code()))
                .boxed()
                .toList();
        return new Result(failed, reasons.stream().anyMatch(reason -> CONFLICT.equals(reason.code())));
    }

    /// @param failed the places of the parts whose conditions did not hold
    /// @param isConflict another transaction touched the same items at the same moment
    record Result(List<Integer> failed, boolean isConflict) {

        static final Result DONE = new Result(List.of(), false);

        boolean isDone() {
            return failed.isEmpty() && !isConflict;
        }

        boolean hasFailed(int part) {
            return failed.contains(part);
        }

        /// The parts whose conditions held.
        <T> List<T> withoutFailed(List<T> parts) {
            return IntStream.range(0, parts.size())
                    .filter(part -> !hasFailed(part))
                    .mapToObj(parts::get)
                    .toList();
        }
    }
}
