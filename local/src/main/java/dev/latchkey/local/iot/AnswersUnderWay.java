package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.clock.Work;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The commands that a locker with a connection has not answered yet, which are [Work] in hand: a locker lives in
/// real time, and a virtual clock that went on meanwhile would have its answers come hours late.
///
/// One that does not answer, or is cut off, is waited for a few seconds of real time, which no virtual clock can
/// tell.
final class AnswersUnderWay {

    private static final Pattern COMMANDS = Pattern.compile("lockers/([^/]+)/commands");
    private static final Pattern ACKS = Pattern.compile("lockers/[^/]+/acks");
    private static final int PATIENCE_SECONDS = 5;
    private static final JsonMapper JSON = new JsonMapper();

    private final Work work;
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    AnswersUnderWay(Work work) {
        this.work = work;
    }

    /// The locker that a topic has commands for.
    static Optional<String> lockerOf(String topic) {
        var commands = COMMANDS.matcher(topic);
        return commands.matches() ? Optional.of(commands.group(1)) : Optional.empty();
    }

    /// To be called before the command leaves, so that no answer comes first.
    void await(byte[] command) {
        commandId(command).ifPresent(id -> underWay.computeIfAbsent(id, this::begin));
    }

    private CompletableFuture<Void> begin(String commandId) {
        var piece = work.begin();
        var answer = new CompletableFuture<Void>().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
        answer.whenComplete((_, _) -> {
            piece.close();
            underWay.remove(commandId, answer);
        });
        return answer;
    }

    /// Called with every message, while that one is work in hand itself.
    void heard(Message message) {
        if (ACKS.matcher(message.topic()).matches()) {
            commandId(message.payload()).map(underWay::get).ifPresent(answer -> answer.complete(null));
        }
    }

    /// Whatever else somebody publishes there is none of our business.
    private static Optional<String> commandId(byte[] payload) {
        try {
            return Optional.of(JSON.readTree(payload).path("commandId"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
