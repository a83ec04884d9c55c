package dev.latchkey.local.resend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/// An event of an execution's history, as far as it concerns an agent.
record Passed(HistoryEvent event) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void tell(Listener listener) {
        if (event.typeAsString().endsWith("StateEntered")) {
            listener.entered(event.stateEnteredEventDetails().name());
        } else if (event.type() == HistoryEventType.TASK_SUBMITTED) {
            Optional.ofNullable(event.taskSubmittedEventDetails().output())
                    .flatMap(Passed::approvalId)
                    .ifPresent(listener::asks);
        }
    }

    /// The function that parks a token answers with what it has asked for; every other that waits answers with
    /// something else.
    private static Optional<String> approvalId(String output) {
        try {
            return Optional.ofNullable(
                    JSON.readTree(output).at("/Payload/approvalId").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what a function answered is no JSON", e);
        }
    }
}
