package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/// The whole history of a notice that arrives on its first channel: types, order and details. What differs from
/// run to run is replaced: ids, times and ARNs.
@ExtendWith(Shared.VirtualTime.class)
class HistoryShapeTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final Map<String, String> REPLACED = Map.of(
            "d-[a-z2-7]{26}", "<delivery>",
            "recipient-[0-9]+", "<recipient>",
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "<time>",
            "arn:aws:[a-z]+:[a-z0-9-]*:[0-9]*:", "<arn>:");

    @Test
    void ofANoticeThatArrives(Outside outside) {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();

        var notice = parcel.executions().stream()
                .filter(execution -> execution.name().endsWith("-code"))
                .findFirst()
                .orElseThrow();

        var shape = outside.cloud().history(notice).stream()
                .map(HistoryShapeTest::line)
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(shape).isEqualTo(recorded("notify-recipient-received.history"));
    }

    /// `previous>id type`, then a line for each detail.
    private static String line(HistoryEvent event) {
        return event.previousEventId() + ">" + event.id() + " " + event.typeAsString() + details(event);
    }

    private static String details(HistoryEvent event) {
        return event.sdkFields().stream()
                .filter(field -> field.memberName().endsWith("EventDetails"))
                .filter(field -> field.getValueOrDefault(event) instanceof SdkPojo)
                .flatMap(field -> fields((SdkPojo) field.getValueOrDefault(event)).stream())
                .map(detail -> "\n    " + detail)
                .collect(Collectors.joining());
    }

    private static List<String> fields(SdkPojo details) {
        return details.sdkFields().stream()
                .filter(field -> isGiven(field, details))
                .map(field -> field.locationName() + " = " + value(field.getValueOrDefault(details)))
                .sorted()
                .toList();
    }

    private static boolean isGiven(SdkField<?> field, SdkPojo details) {
        var value = field.getValueOrDefault(details);
        return value != null && !(value instanceof Map<?, ?> map && map.isEmpty());
    }

    /// JSON in the order of its fields' names.
    private static String value(Object value) {
        return switch (value) {
            case SdkPojo part -> fields(part).toString();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + value(entry.getValue()))
                        .sorted()
                        .toList()
                        .toString();
            default -> replaced(sorted(value.toString()));
        };
    }

    private static String sorted(String text) {
        try {
            return text.startsWith("{") ? JSON.writeValueAsString(JSON.readValue(text, Map.class)) : text;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String replaced(String text) {
        var shape = text;
        for (var replaced : REPLACED.entrySet()) {
            shape = shape.replaceAll(replaced.getKey(), replaced.getValue());
        }
        return shape;
    }

    private static String recorded(String name) {
        try (var in = HistoryShapeTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
