package dev.latchkey.local.states.execution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What a task's result carries where AWS called a service for it: the documented part of the SDK's answer.
record SdkAnswer(SharedRandom random) {

    /// `{ExecutedVersion, Payload, SdkHttpMetadata, SdkResponseMetadata, StatusCode}`.
    Map<String, Object> ofInvoke(Object payload) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("ExecutedVersion", "$LATEST");
        answer.put("Payload", payload);
        answer.putAll(metadata());
        answer.put("StatusCode", 200);
        return answer;
    }

    /// `{ExecutionArn, SdkHttpMetadata, SdkResponseMetadata, StartDate}`, the date in epoch milliseconds.
    Map<String, Object> ofStart(Execution execution) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("ExecutionArn", execution.arn());
        answer.putAll(metadata());
        answer.put("StartDate", execution.startedAt().toEpochMilli());
        return answer;
    }

    private Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("SdkHttpMetadata", Map.of("HttpStatusCode", 200));
        var id = new UUID(random.nextLong(), random.nextLong()).toString();
        metadata.put("SdkResponseMetadata", Map.of("RequestId", id));
        return metadata;
    }
}
