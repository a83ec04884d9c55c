package dev.latchkey.memory;

import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Workflows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Workflows that are only written down. A token completes once, as on AWS.
public final class RecordingWorkflows implements Workflows {

    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final List<Completion> completions = new ArrayList<>();

    @Override
    public synchronized void startDelivery(String deliveryId) {
        started.add(deliveryId);
    }

    @Override
    public synchronized void startCodeNotice(String deliveryId, String noticeId) {
        notices.add(noticeId);
    }

    @Override
    public synchronized boolean complete(TaskToken token, Map<String, ?> output) {
        var isFirst = completions.stream().noneMatch(known -> known.token().equals(token.value()));
        if (isFirst) {
            completions.add(new Completion(token.value(), Map.copyOf(output)));
        }
        return isFirst;
    }

    public synchronized List<String> started() {
        return List.copyOf(started);
    }

    /// The notices that were started beside deliveries, by their ids.
    public synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    public synchronized List<Completion> completions() {
        return List.copyOf(completions);
    }

    public record Completion(String token, Map<String, ?> output) {}
}
