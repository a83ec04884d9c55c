package dev.latchkey.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsResponse;
import dev.latchkey.local.aws.AwsService;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Step Functions on AWS's wire protocol: JSON 1.0, the operation in `X-Amz-Target:
/// AWSStepFunctions.<Operation>`.
///
/// An error is `{"__type": "ExecutionDoesNotExist", "message": "…"}` with status 400.
public final class StepFunctionsService implements AwsService {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Operation> operations = new HashMap<>();

    /// Answers one operation.
    interface Operation {

        /// @param request the body; a field that is left out reads as a missing node
        /// @return what Jackson writes as the answer
        Map<String, Object> answer(JsonNode request);
    }

    public StepFunctionsService(StateMachines machines) {
        operations.putAll(new MachineOperations(machines).operations());
        operations.putAll(new ExecutionOperations(machines).operations());
        operations.putAll(new TaskOperations(machines.tokens()).operations());
    }

    @Override
    public String signingName() {
        return "states";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        try {
            return answer(200, operation(request.targetOperation()).answer(body(request)));
        } catch (RequestRefused e) {
            return answer(400, Map.of("__type", e.code(), "message", e.getMessage()));
        }
    }

    private Operation operation(String name) {
        var operation = name == null ? null : operations.get(name);
        if (operation == null) {
            throw RequestRefused.unknownOperation(name);
        }
        return operation;
    }

    private static JsonNode body(AwsRequest request) {
        try {
            var body = JSON.readTree(request.body());
            return body == null ? MissingNode.getInstance() : body;
        } catch (IOException e) {
            throw RequestRefused.validation("the request's body is no JSON");
        }
    }

    private static AwsResponse answer(int status, Map<String, Object> body) {
        try {
            return AwsResponse.json10(status, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is plain maps and values", e);
        }
    }
}
