package dev.latchkey.memory;

import dev.latchkey.code.NotConfirmed;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TaskToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays what `deliver-parcel` does until a code is issued: parks a token, does what is due, and parks the next.
public final class WaitingWorkflow {

    private final InMemoryCloud cloud;
    private final String deliveryId;
    private final List<String> handled = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> traced = new ArrayList<>();
    private Instant until;
    private int tokens;
    private boolean hasNews;
    private boolean isOver;

    private WaitingWorkflow(InMemoryCloud cloud, String deliveryId) {
        this.cloud = cloud;
        this.deliveryId = deliveryId;
        this.until = cloud.awaitDeposit().firstLook(deliveryId);
    }

    /// Starts it and lets it run until it waits.
    public static WaitingWorkflow started(InMemoryCloud cloud, String deliveryId) {
        var workflow = new WaitingWorkflow(cloud, deliveryId);
        workflow.park();
        workflow.goesOn();
        return workflow;
    }

    /// Does what follows from the completion of its token; nothing where it still waits.
    public void goesOn() {
        for (var output = answer(); output.isPresent(); output = answer()) {
            until = Instant.parse((String) output.get().get("until"));
            if (hasNews) {
                act(output.get());
            }
            hasNews = true;
            if (isOver) {
                return;
            }
            park();
        }
    }

    /// Its token times out.
    public void timesOut() {
        cloud.clock.set(until);
        until = cloud.clock.instant().plus(AwaitDeposit.LOOK);
        hasNews = true;
        park();
        goesOn();
    }

    /// Whether its token is waiting for somebody to complete it.
    public boolean isWaiting() {
        return !isOver && answer().isEmpty();
    }

    /// The kinds of the notices that it has started, in order.
    public List<String> told() {
        return List.copyOf(told);
    }

    /// The reasons of the cases that it has opened, in order.
    public List<String> traced() {
        return List.copyOf(traced);
    }

    /// When its token times out.
    public Instant until() {
        return until;
    }

    /// How many tokens it has parked.
    public int tokens() {
        return tokens;
    }

    private void park() {
        cloud.awaitDeposit().await(deliveryId, new TaskToken(deliveryId + ++tokens), handled, until);
    }

    private Optional<Map<String, ?>> answer() {
        return cloud.workflows.completions().stream()
                .filter(completion -> completion.token().equals(deliveryId + tokens))
                .<Map<String, ?>>map(RecordingWorkflows.Completion::output)
                .findFirst();
    }

    private void act(Map<String, ?> output) {
        switch ((String) output.get("due")) {
            case "Confirmed" -> issue();
            case "Tell" -> {
                handled.add((String) output.get("id"));
                told.add((String) output.get("kind"));
            }
            case "Trace" -> {
                handled.add((String) output.get("id"));
                open((String) output.get("reason"), (String) output.get("part"));
            }
            case "Over" -> close(Outcome.valueOf((String) output.get("outcome")));
            case "Untraced" -> {
                open("ParcelUntraced", "Await Deposit");
                close(Outcome.Escalated);
            }
            case "Nothing" -> {}
            default -> throw new AssertionError("deliver-parcel knows no such due: " + output);
        }
    }

    private void issue() {
        try {
            cloud.issueCode().issue(deliveryId);
            isOver = true;
        } catch (NotConfirmed calledOff) {
            // It parks again and is told how the delivery ended.
        }
    }

    private void open(String reason, String part) {
        cloud.openCase().open(deliveryId, reason, part, "silence beyond the window");
        traced.add(reason);
    }

    private void close(Outcome outcome) {
        cloud.closeDelivery().close(deliveryId, outcome);
        isOver = true;
    }
}
