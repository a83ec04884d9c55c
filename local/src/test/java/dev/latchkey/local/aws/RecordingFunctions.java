package dev.latchkey.local.aws;

import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.lambda.NoSuchFunction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Functions that remember what they were called with.
final class RecordingFunctions implements Functions {

    private final Map<String, UnaryOperator<String>> functions = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    void add(String function, UnaryOperator<String> answer) {
        functions.put(function, answer);
    }

    List<String> events(String function) {
        return calls.stream()
                .filter(call -> call.function().equals(function))
                .map(Call::event)
                .toList();
    }

    @Override
    public byte[] invoke(String function, byte[] payload) {
        var event = new String(payload, StandardCharsets.UTF_8);
        calls.add(new Call(function, event));
        var answer = functions.get(function);
        if (answer == null) {
            throw new NoSuchFunction(function);
        }
        return answer.apply(event).getBytes(StandardCharsets.UTF_8);
    }

    private record Call(String function, String event) {}
}
