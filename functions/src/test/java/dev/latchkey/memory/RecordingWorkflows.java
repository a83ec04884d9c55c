package dev.latchkey.memory;

import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Workflows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Workflows that are only written down. A token completes once, as on AWS.
public final class RecordingWorkflows implements Workflows {

    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> notices = new LinkedHashSet<>();
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Map<String, String> preferences = new LinkedHashMap<>();
    private final Set<String> faults = new LinkedHashSet<>();
    private final Set<String> resends = new LinkedHashSet<>();
    private final List<Completion> completions = new ArrayList<>();

    @Override
    public synchronized void startDelivery(String deliveryId) {
        started.add(deliveryId);
    }

    @Override
    public synchronized void startNotice(String deliveryId, String noticeId, String kind, String preference) {
        notices.add(noticeId);
        kinds.put(deliveryId + " " + noticeId, kind);
        preferences.put(noticeId, preference);
    }

    @Override
    public synchronized void startFaultHandling(String lockerId, String faultId) {
        faults.add(faultId);
    }

    @Override
    public synchronized void startResend(String requestId) {
        resends.add(requestId);
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

    /// The kinds of a delivery's notices that were started beside its workflow, in order.
    public synchronized List<String> kinds(String deliveryId) {
        return kinds.entrySet().stream()
                .filter(notice -> notice.getKey().startsWith(deliveryId + " "))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Which channels a notice that was started beside a delivery tries first.
    public synchronized String preference(String noticeId) {
        return preferences.get(noticeId);
    }

    /// The faults whose workflows were started.
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /// The requests whose workflows were started.
    public synchronized List<String> resends() {
        return List.copyOf(resends);
    }

    public synchronized List<Completion> completions() {
        return List.copyOf(completions);
    }

    public record Completion(String token, Map<String, ?> output) {}
}
