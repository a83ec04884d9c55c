package dev.latchkey.local.states;

import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.lambda.NoSuchFunction;
import dev.latchkey.local.states.jsonata.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Functions made up by a test; remembers every payload.
final class FakeFunctions implements Functions {

    final List<Object> payloads = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<Object>> functions = new ConcurrentHashMap<>();

    FakeFunctions with(String name, UnaryOperator<Object> function) {
        functions.put(name, function);
        return this;
    }

    /// A function that always throws the exception of that class.
    FakeFunctions failing(String name, String errorType, String message) {
        return with(name, _ -> {
            throw new FunctionFailed(errorType, message, List.of());
        });
    }

    @Override
    public byte[] invoke(String function, byte[] payload) {
        var known = functions.get(function.substring(function.lastIndexOf(':') + 1));
        if (known == null) {
            throw new NoSuchFunction(function);
        }
        var event = Json.parse(new String(payload, StandardCharsets.UTF_8));
        payloads.add(event);
        return Json.text(known.apply(event)).getBytes(StandardCharsets.UTF_8);
    }
}
