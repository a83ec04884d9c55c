package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.incident.Report;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainResendTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void tellsWhatHappenedWhatWasDoneAndWhatComesNext() {
        var answer = explain(EventFile.json("support/explain.json"));

        assertThat(JsonObject.parse(JsonText.text(answer.fields().map())).asMap())
                .isEqualTo(EventFile.json("support/answer.json").asMap());
    }

    @Test
    void keepsTheFirstAnswerAndAuditsItOnce() {
        var first = explain(EventFile.json("support/explain.json"));
        cloud.clock.advance(Duration.ofMinutes(1));
        explain(EventFile.json("support/explain.json"));

        assertThat(cloud.resends.answerOf(first.requestId()))
                .hasValueSatisfying(
                        document -> assertThat(JsonObject.parse(document).string("answeredAt"))
                                .isEqualTo(InMemoryCloud.START.toString()));
        assertThat(cloud.audit.of(Subject.delivery(first.deliveryId().orElseThrow())))
                .singleElement()
                .satisfies(numbered -> assertThat(numbered.entry())
                        .extracting(AuditEntry::what, AuditEntry::by, AuditEntry::details)
                        .containsExactly(
                                "ResendAnswered",
                                "resend-code",
                                Map.of(
                                        "outcome", "CodeResent",
                                        "requestId", first.requestId(),
                                        "deeds", "CodeResent")));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidRequest,Please tell me",
        "UnknownParcel,Please check the number",
        "SeveralParcels,Please tell me which carrier"
    })
    void whatWasNotAcceptedAsksTheCustomer(String outcome, String question) {
        var answer = explain(
                Map.of("executionName", "e1", "accepted", Map.of("outcome", outcome, "requestId", "console-e1")));

        assertThat(answer.outcome().name()).isEqualTo(outcome);
        assertThat(answer.nextStep()).startsWith(question);
        assertThat(answer.cause()).isEmpty();
        assertThat(cloud.audit.of(Subject.resend("console-e1"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "trackingNumber,Bitte nennen Sie mir die Sendungsnummer",
        "newContact.address,Bitte nennen Sie mir die Mobilnummer",
        "channel,Bitte sagen Sie mir",
        "carrier,Bitte sagen Sie mir",
        "agent,Einen Augenblick bitte",
        "input,Bitte nennen Sie mir die Sendungsnummer"
    })
    void whatIsWrongWithARequestIsAskedForInTheLanguageOfTheAnswer(String field, String question) {
        var answer = explain(Map.of(
                "executionName",
                "e1",
                "accepted",
                Map.of(
                        "outcome",
                        "InvalidRequest",
                        "language",
                        "de",
                        "problem",
                        Map.of("field", field, "reason", "is wrong"))));

        assertThat(answer.nextStep()).startsWith(question);
        assertThat(answer.problem()).contains(new Problem(field, "is wrong"));
        assertThat(answer.requestId()).isEqualTo("console-e1");
    }

    @Test
    void saysFromWhenOnInTheLockersTime() {
        var accepted = Map.of(
                "outcome", "TooManyRequests",
                "requestId", "r1",
                "deliveryId", parcel.deliveryId(),
                "retryAt", "2026-11-24T09:00:00.001Z");

        var answer = explain(Map.of("executionName", "e1", "accepted", accepted));

        assertThat(answer.nextStep()).contains("from Tuesday 24 November, 10:01 on");
    }

    @Test
    void aFaultOfOursIsSaidToBeOneAndCallsPeople() {
        var answer = explain(course("fault", "Act On Cause: Lambda.Unknown", "caseId", "systemfault-resend-code"));

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.SystemFault);
        assertThat(answer.summary()).startsWith("Something on our side");
        assertThat(answer.caseId()).contains("systemfault-resend-code");
    }

    @Test
    void evenWithoutAnAcceptanceThereIsAnAnswer() {
        var answer = explain(Map.of(
                "executionName",
                "resend-r1",
                "accepted",
                Map.of("outcome", "SystemFault"),
                "fault",
                "Accept Resend: x"));

        assertThat(answer.requestId()).isEqualTo("r1");
        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.SystemFault);
    }

    @Test
    void aDiagnosisAloneChangesNothingAndSaysWhy() {
        var answer = explain(course());

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.Explained);
        assertThat(answer.actionsTaken()).isEmpty();
        assertThat(answer.summary())
                .isEqualTo("Your parcel is still on its way; the pickup code comes with it. You need not do anything;"
                        + " the code comes to you by itself.");
    }

    @Test
    void countsWhoHasNoCodeWhyAndWhere() {
        explain(course("reasons", List.of(reason("OnItsWay", "DeliveryDelay"))));

        assertThat(cloud.reports.since(InMemoryCloud.START.minusSeconds(1)))
                .containsExactly(new Report(
                        "r1",
                        parcel.deliveryId(),
                        InMemoryCloud.START,
                        Cause.DeliveryDelay,
                        Optional.of(Channel.PUSH),
                        "DE",
                        "acme",
                        InMemoryCloud.LOCKER_ID,
                        Optional.empty()));
    }

    @Test
    void whoeverWantsMoreTimeIsNobodyWithoutACode() {
        var accepted =
                Map.of("outcome", "Accepted", "requestId", "r1", "deliveryId", parcel.deliveryId(), "action", "extend");

        explain(course("accepted", accepted));

        assertThat(cloud.reports.since(InMemoryCloud.START.minusSeconds(1))).isEmpty();
    }

    @Test
    void ofManyWithTheSameCauseTheAnswerNamesTheirIncident() {
        Answer last = null;
        for (int i = 0; i < 12; i++) {
            var other = new Parcel("MANY000" + i).readyAt(cloud);
            var accepted = Map.of(
                    "outcome",
                    "Accepted",
                    "requestId",
                    "many-" + i,
                    "deliveryId",
                    other.deliveryId(),
                    "action",
                    "resend");
            last = explain(course("accepted", accepted));
        }

        assertThat(last.incidentId()).isPresent();
        assertThat(last.summary()).contains("Many people have this trouble at the moment; we know of it");
    }

    @Test
    void anAnswerIsWorthMoreThanItsCount() {
        var answer =
                cloud.explainResend().explainUncounted(CourseReader.read(JsonObject.parse(JsonText.text(course()))));

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.Explained);
        assertThat(cloud.reports.since(InMemoryCloud.START.minusSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Delayed, 2026-11-25T12:00:00Z, 'expects it by Wednesday 25 November, 13:00;'",
        "OnItsWay, 2026-11-25T12:00:00Z, 'expected by Wednesday 25 November, 13:00;'",
        "OnItsWay, 2025-11-25T12:00:00Z, 'is still on its way; the pickup code'"
    })
    void whereTheParcelIsExpectedItSaysWhen(String rule, String expectedAt, String words) {
        var expected = Map.of(
                "rule", rule, "cause", "DeliveryDelay", "confidence", 92, "values", Map.of("expectedAt", expectedAt));

        assertThat(explain(course("reasons", List.of(expected))).summary()).contains(words);
    }

    @Test
    void whatIsHeldIsSaidToBe() {
        var answer = explain(course("reasons", List.of(reason("CodeHeld", "AccountSecurity"))));

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.Held);
    }

    @Test
    void aMessageWithoutAReceiptIsNotSaidToHaveArrived() {
        var answer = explain(
                course("actions", List.of(step("Sent", "CodeResent")), "receipt", Map.of("outcome", "Pending")));

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.CodeResent);
        assertThat(answer.nextStep()).startsWith("Our message can take a few minutes");
    }

    @Test
    void whatWasDoneAfterAMessageThatNobodyGotIsSaidLast() {
        var steps = List.of(step("Sent", "CodeResent"), step("Done", "ContactAsked"));

        var answer = explain(course("actions", steps, "receipt", Map.of("outcome", "NotReceived")));

        assertThat(answer.actionsTaken()).containsExactly("CodeResent", "ContactAsked");
        assertThat(answer.nextStep()).startsWith("Please tell the sender of your parcel, or us");
    }

    @Test
    void whatArrivedNowhereIsWithPeople() {
        var answer = explain(course(
                "actions",
                List.of(step("Sent", "CodeResent")),
                "receipt",
                Map.of("outcome", "NotReceived"),
                "caseId",
                "c1"));

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.CaseOpened);
        assertThat(answer.summary())
                .endsWith("Our people have taken it up. Our people will get in touch with you;"
                        + " you need not do anything.");
    }

    @ParameterizedTest
    @CsvSource({"NotReceived,has not arrived by any of your contacts", "NothingToTell,was collected meanwhile"})
    void whatWasAskedForAndArrivedNowhereSaysSo(String word, String words) {
        var answer = explain(course(
                "accepted",
                accepted("rotate"),
                "actions",
                List.of(step("Sent", "CodeRotated")),
                "receipt",
                Map.of("outcome", word)));

        assertThat(answer.nextStep()).contains(words);
    }

    @Test
    void whatWasDoneBeforeAPartOfOursBrokeOffIsSaidFirst() {
        var answer = explain(course(
                "actions",
                List.of(step("Sent", "CodeResent")),
                "fault",
                "Act On Cause: Lambda.Unknown",
                "caseId",
                "c1"));

        assertThat(answer.summary()).startsWith("We have sent you the same code again. Something on our side");
    }

    @ParameterizedTest
    @CsvSource({
        "held,The code goes out as soon as two",
        "ahead,You need not do anything; the code comes",
        "unreachable,Please tell the sender of your parcel"
    })
    void whatNobodyCouldBeToldOfIsNotSaidToBeUnderWay(String unsent, String next) {
        var rotated = Map.of("outcome", "Done", "did", "CodeRotated", "values", Map.of(unsent, "true"));

        assertThat(explain(course("actions", List.of(rotated))).nextStep()).startsWith(next);
    }

    @Test
    void everyCauseHasItsEvidence() {
        var shown = Map.of(
                "rule",
                "OnItsWay",
                "cause",
                "DeliveryDelay",
                "confidence",
                92,
                "evidence",
                List.of(Map.of("text", "The parcel is on its way")));

        var causes = explain(course("reasons", List.of(shown))).fields().map().get("causes");

        assertThat(causes.toString()).contains("The parcel is on its way");
    }

    @Test
    void whatCouldNotBeDoneIsNotSaidToBe() {
        var answer = explain(
                course("actions", List.of(hindered("NoLiveCode"), hindered("RepairEscalated")), "caseId", "c1"));

        assertThat(answer.actionsTaken()).isEmpty();
        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.CaseOpened);
        assertThat(answer.summary()).contains("Our people have taken it up");
    }

    @ParameterizedTest
    @CsvSource({"Refused,ApprovalRefused", "Expired,ApprovalExpired"})
    void withoutASecondPersonNothingIsDone(String word, AnswerOutcome outcome) {
        var answer = explain(course("approval", Map.of("outcome", word, "approvalId", "a1")));

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.approvalId()).contains("a1");
    }

    @ParameterizedTest
    @EnumSource(value = Deed.class, mode = Mode.EXCLUDE, names = "Explained")
    void whateverWasDoneIsNamedAndSaid(Deed deed) {
        var answer = explain(course("actions", List.of(step("Done", deed.name()))));

        assertThat(answer.outcome()).isEqualTo(deed.outcome());
        assertThat(answer.actionsTaken()).containsExactly(deed.name());
    }

    @Test
    void whatSomebodyAskedForAndCannotBeIsSaidWithoutACause() {
        var answer = explain(course("accepted", accepted("extend"), "actions", List.of(hindered("NoParcelWaits"))));

        assertThat(answer.outcome()).isEqualTo(AnswerOutcome.Explained);
        assertThat(answer.summary()).startsWith("No parcel waits to be collected.");
    }

    @ParameterizedTest
    @CsvSource({
        "done, Opened, DoorOpened, The locker has opened your door",
        "failed, CaseOpened, , 'The locker has tried to open your door, but it stayed shut. Our people have taken it up'",
        "expired, CaseOpened, , has not answered in time. Our people have taken it up",
        "refused, CaseOpened, , has not answered in time",
        "silent, CaseOpened, , has not answered in time"
    })
    void aDoorIsOpenWhenItsLockerSaysSo(String word, AnswerOutcome outcome, String deed, String words) {
        var accepted =
                Map.of("outcome", "Accepted", "requestId", "r1", "deliveryId", parcel.deliveryId(), "action", "open");
        var course = course(
                "accepted",
                accepted,
                "actions",
                List.of(step("Commanded", "DoorOpened")),
                "door",
                Map.of("outcome", word));
        if (outcome == AnswerOutcome.CaseOpened) {
            course.put("caseId", "c1");
        }

        var answer = explain(course);

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.actionsTaken())
                .isEqualTo(Optional.ofNullable(deed).stream().toList());
        assertThat(answer.summary()).contains(words);
    }

    @Test
    void whoeverHasNewDigitsHearsThatTheDoorDoesNotWork() {
        var answer = explain(course(
                "accepted",
                accepted("rotate"),
                "reasons",
                List.of(reason("CompartmentFaulty", "LockerMalfunction")),
                "actions",
                List.of(step("Done", "CodeRotated"))));

        assertThat(answer.summary()).contains("new one for you. The door of your parcel's compartment does not work");
    }

    @Test
    void whatIsHeldAfterAStepIsNotSaidToHaveGoneOut() {
        var rotated = Map.of("outcome", "Sent", "did", "CodeRotated", "values", Map.of("held", "true"));

        var answer = explain(course("actions", List.of(rotated), "receipt", Map.of("outcome", "Pending")));

        assertThat(answer.nextStep()).startsWith("The code goes out as soon as two of our people");
    }

    @Test
    void aTechnicianGivesNobodyTimeWhoseDoorStillOpens() {
        var called = Map.of("outcome", "Done", "did", "TechnicianCalled", "values", Map.of("sameTime", "true"));

        assertThat(explain(course("actions", List.of(step("Done", "TechnicianCalled"))))
                        .summary())
                .contains("you have more time");
        assertThat(explain(course("accepted", accepted("resend", "r2"), "actions", List.of(called)))
                        .summary())
                .contains("A technician has been called.")
                .doesNotContain("more time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Approved", "Refused", "Expired"})
    void aProposedAddressIsForgottenAsSoonAsItIsDecided(String word) {
        proposes("r1");
        proposes("r2");

        explain(course("accepted", withNewContact("Accepted"), "approval", Map.of("outcome", word)));

        assertThat(cloud.proposals.find("r1")).isEmpty();
        assertThat(cloud.proposals.find("r2")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnknownParcel", "SeveralParcels", "TooManyRequests"})
    void anAddressThatNobodyWillDecideOnIsForgottenToo(String outcome) {
        proposes("r1");

        explain(Map.of("executionName", "e1", "accepted", withNewContact(outcome)));

        assertThat(cloud.proposals.find("r1")).isEmpty();
    }

    private void proposes(String requestId) {
        var address = new Proposal(Channel.SMS, new Address("+491713920099"));
        cloud.proposals.park(requestId, address, InMemoryCloud.START.plus(Duration.ofDays(2)));
    }

    private Map<String, Object> withNewContact(String outcome) {
        return Map.of(
                "outcome",
                outcome,
                "requestId",
                "r1",
                "deliveryId",
                parcel.deliveryId(),
                "action",
                "resend",
                "retryAt",
                "2026-11-24T09:00:00Z",
                "stepUp",
                true,
                "newContact",
                true);
    }

    private Answer explain(Map<String, Object> course) {
        return explain(JsonObject.parse(JsonText.text(course)));
    }

    private Answer explain(JsonObject course) {
        return cloud.explainResend().explain(CourseReader.read(course));
    }

    /// Of a parcel on its way, with some fields more.
    private Map<String, Object> course(Object... more) {
        var course = new HashMap<String, Object>(Map.of(
                "executionName",
                "e1",
                "accepted",
                accepted("resend"),
                "reasons",
                List.of(reason("OnItsWay", "DeliveryDelay"))));
        for (int i = 0; i < more.length; i += 2) {
            course.put((String) more[i], more[i + 1]);
        }
        return course;
    }

    private Map<String, Object> accepted(String action) {
        return accepted(action, "r1");
    }

    private Map<String, Object> accepted(String action, String requestId) {
        return Map.of(
                "outcome", "Accepted", "requestId", requestId, "deliveryId", parcel.deliveryId(), "action", action);
    }

    private static Map<String, Object> reason(String rule, String cause) {
        return Map.of("rule", rule, "cause", cause, "confidence", 92);
    }

    private static Map<String, Object> hindered(String error) {
        return Map.of("outcome", "NotPossible", "error", error);
    }

    private static Map<String, Object> step(String outcome, String did) {
        return Map.of("outcome", outcome, "did", did);
    }
}
