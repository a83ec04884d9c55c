package dev.latchkey.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.fault.Fault;
import dev.latchkey.local.fault.FaultRule;
import dev.latchkey.local.fault.FaultyService;
import dev.latchkey.local.fault.InjectedError;
import dev.latchkey.local.http.InvalidField;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads a fault as it came in:
/// `{"service":"dynamodb","operation":"PutItem","resource":"LockersTable","error":"ThrottlingException",
/// "latency":"PT2S","after":true,"rate":0.3,"count":5}`, of which `service` and one of `error` and `latency` must
/// be there.
final class FaultReader {

    private static final Set<String> FIELDS =
            Set.of("service", "operation", "resource", "error", "latency", "after", "rate", "count");
    private static final Pattern OPERATION = Pattern.compile("[A-Z][A-Za-z]{2,63}");
    private static final Set<FaultyService> WITH_RESOURCES = Set.of(FaultyService.DYNAMODB, FaultyService.LAMBDA);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final JsonNode body;

    /// @throws InvalidField for a field that a fault does not have
    FaultReader(JsonNode body) {
        this.body = body;
        body.fieldNames().forEachRemaining(FaultReader::refuseUnknown);
    }

    /// @throws InvalidField names the field at fault
    FaultRule rule() {
        var service = service();
        return new FaultRule(service, operation(), resource(service), fault(service), rate(), count());
    }

    private FaultyService service() {
        return text("service").flatMap(FaultyService::named).orElseThrow(() -> new InvalidField("service", services()));
    }

    private static String services() {
        return "must be one of "
                + Arrays.stream(FaultyService.values())
                        .map(FaultyService::signingName)
                        .collect(Collectors.joining(", "));
    }

    private Optional<String> operation() {
        var operation = text("operation");
        if (operation.filter(name -> !OPERATION.matcher(name).matches()).isPresent()) {
            throw new InvalidField("operation", "must be an operation as AWS names it, such as PutItem");
        }
        return operation;
    }

    private Optional<String> resource(FaultyService service) {
        var resource = text("resource");
        if (resource.isPresent() && !WITH_RESOURCES.contains(service)) {
            throw new InvalidField("resource", "belongs to dynamodb (a table) and lambda (a function) alone");
        }
        return resource;
    }

    private Fault fault(FaultyService service) {
        var error = text("error").map(code -> error(service, code));
        var latency = latency();
        if (error.isEmpty() && latency.isZero()) {
            throw new InvalidField("error", "must be there where latency is not");
        }
        return new Fault(error, latency, isAfter());
    }

    private static InjectedError error(FaultyService service, String code) {
        return service.error(code)
                .orElseThrow(
                        () -> new InvalidField("error", "must be one of " + String.join(", ", service.errorCodes())));
    }

    private Duration latency() {
        try {
            var latency = text("latency").map(Duration::parse).orElse(Duration.ZERO);
            if (!latency.isNegative() && latency.compareTo(LONGEST) <= 0) {
                return latency;
            }
        } catch (DateTimeParseException e) {
            throw new InvalidField("latency", "must be an ISO 8601 duration, such as PT2S");
        }
        throw new InvalidField("latency", "must be between PT0S and " + LONGEST);
    }

    private boolean isAfter() {
        var after = body.path("after");
        if (!after.isMissingNode() && !after.isBoolean()) {
            throw new InvalidField("after", "must be true or false");
        }
        return after.asBoolean();
    }

    private double rate() {
        var rate = body.path("rate");
        if (rate.isMissingNode()) {
            return 1;
        }
        if (!rate.isNumber() || rate.asDouble() <= 0 || rate.asDouble() > 1) {
            throw new InvalidField("rate", "must be a number above 0 and up to 1");
        }
        return rate.asDouble();
    }

    private OptionalInt count() {
        var count = body.path("count");
        if (count.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!count.canConvertToInt() || !count.isIntegralNumber() || count.intValue() < 1) {
            throw new InvalidField("count", "must be a whole number from 1");
        }
        return OptionalInt.of(count.intValue());
    }

    private Optional<String> text(String field) {
        var node = body.path(field);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new InvalidField(field, "must be a text that is not empty");
        }
        return Optional.of(node.textValue());
    }

    private static void refuseUnknown(String field) {
        if (!FIELDS.contains(field)) {
            throw new InvalidField(field, "is not a field of a fault");
        }
    }
}
