package dev.latchkey.resend;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.diagnosis.Indication;
import dev.latchkey.diagnosis.Reason;
import dev.latchkey.diagnosis.Remedy;
import dev.latchkey.json.JsonObject;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Course.Approval;
import dev.latchkey.resend.Course.ApprovalOutcome;
import dev.latchkey.resend.Course.Arrival;
import dev.latchkey.resend.Course.ArrivalOutcome;
import dev.latchkey.resend.Course.DoorWord;
import dev.latchkey.resend.Course.Step;
import dev.latchkey.resend.Course.StepOutcome;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads what the workflow knows: `{"executionName", "accepted", "reasons", "actions", "receipt", "door", "approval",
/// "fault", "caseId"}`, each as the step before has answered it; a step that was not reached has no field.
public final class CourseReader {

    private static final String OUTCOME = "outcome";

    private CourseReader() {}

    public static Course read(JsonObject json) {
        var door = json.optionalObject("door").map(CourseReader::door).orElse(DoorWord.Silent);
        var accepted = json.optionalObject("accepted").orElse(JsonObject.of(Map.of()));
        return new Course(
                accepted.optionalString("requestId").orElseGet(() -> RequestName.request(json.string("executionName"))),
                accepted.optionalString("deliveryId"),
                accepted.optionalString(OUTCOME)
                        .filter(word -> !word.equals("Accepted"))
                        .map(AnswerOutcome::valueOf),
                accepted.optionalString("action").map(CourseReader::action).orElse(Action.DIAGNOSE),
                accepted.optionalBool("stepUp").orElse(false),
                accepted.optionalBool("newContact").orElse(false),
                accepted.optionalString("language").orElse("en"),
                accepted.optionalObject("problem").map(CourseReader::problem),
                accepted.optionalStrings("carriers"),
                accepted.optionalInstant("retryAt"),
                json.optionalObjects("reasons").stream()
                        .map(CourseReader::reason)
                        .toList(),
                json.optionalObjects("actions").stream()
                        .map(action -> step(action).after(door))
                        .toList(),
                json.optionalObject("receipt").map(CourseReader::arrival),
                json.optionalObject("approval").map(CourseReader::approval),
                json.optionalString("fault"),
                json.optionalString("caseId"));
    }

    private static Action action(String word) {
        return Action.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Problem problem(JsonObject json) {
        return new Problem(json.string("field"), json.string("reason"));
    }

    private static Reason reason(JsonObject json) {
        return new Reason(
                json.string("rule"),
                json.oneOf("cause", Cause.class),
                json.integer("confidence"),
                json.optionalObjects("evidence").stream()
                        .map(fact -> new Indication(fact.string("text"), fact.optionalInstant("at")))
                        .toList(),
                json.optionalString("confirmedBy").orElse(""),
                json.optionalStrings("remedies").stream().map(Remedy::valueOf).toList(),
                values(json));
    }

    private static Step step(JsonObject json) {
        return new Step(
                json.oneOf(OUTCOME, StepOutcome.class),
                json.optionalOneOf("did", Deed.class),
                json.optionalOneOf("error", Hindrance.class),
                values(json));
    }

    /// A locker that refuses or comes too late has not opened it, and says nothing of the door.
    private static DoorWord door(JsonObject json) {
        return switch (json.string(OUTCOME)) {
            case "done" -> DoorWord.Opened;
            case "failed" -> DoorWord.Jams;
            default -> DoorWord.Silent;
        };
    }

    private static Arrival arrival(JsonObject json) {
        return new Arrival(json.oneOf(OUTCOME, ArrivalOutcome.class), json.optionalOneOf("channel", Channel.class));
    }

    private static Approval approval(JsonObject json) {
        return new Approval(json.oneOf(OUTCOME, ApprovalOutcome.class), json.optionalString("approvalId"));
    }

    private static Map<String, String> values(JsonObject json) {
        return json.optionalObject("values").map(JsonObject::asMap).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> String.valueOf(value.getValue())));
    }
}
