package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Acceptance.Accepted;
import dev.latchkey.resend.Acceptance.InvalidRequest;
import dev.latchkey.resend.Acceptance.SeveralParcels;
import dev.latchkey.resend.Acceptance.TooManyRequests;
import dev.latchkey.resend.Acceptance.UnknownParcel;
import dev.latchkey.shipment.CarrierEvent;
import dev.latchkey.shipment.DeliveryId;
import dev.latchkey.shipment.Fact.PreAdvised;
import dev.latchkey.shipment.TrackingNumber;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AcceptResendTest {

    private static final String NOOR = "arn:aws:iam::000000000000:user/noor";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void findsTheParcelOfWhatAnAgentTypes() {
        var acceptance = accept(EventFile.json("support/resend.json").asMap(), "e1");

        assertThat(acceptance).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.deliveryId()).isEqualTo(parcel.deliveryId());
            assertThat(accepted.request().requestId()).isEqualTo("console-e1");
            assertThat(accepted.request().origin()).isEqualTo(Origin.CONSOLE);
            assertThat(accepted.request().principal()).isEmpty();
        });
    }

    @Test
    void writesDownWhoAskedBeforeAnythingElseIsDone() {
        accept(EventFile.json("support/resend.json").asMap(), "e1");

        assertThat(audited(Subject.delivery(parcel.deliveryId())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.what()).isEqualTo("ResendRequested");
                    assertThat(entry.by()).isEqualTo("console");
                    assertThat(entry.why()).isEqualTo("Standing at the locker, no message");
                    assertThat(entry.details())
                            .containsEntry("agentClaimed", "noor")
                            .containsEntry("channel", "EMAIL")
                            .containsEntry("requestId", "console-e1");
                });
    }

    @Test
    void whoeverCameByTheApiIsKnownWhateverTheInputClaims() {
        var id = startedByTheApi(Map.of("trackingNumber", parcel.trackingNumber(), "agent", "somebody else"));

        var acceptance = accept(Map.of("requestId", id), "resend-" + id);

        assertThat(acceptance).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.request().requestId()).isEqualTo(id);
            assertThat(accepted.request().principal()).contains(NOOR);
        });
        assertThat(audited(Subject.delivery(parcel.deliveryId())))
                .singleElement()
                .extracting(AuditEntry::by)
                .isEqualTo(NOOR);
    }

    @Test
    void nobodyTakesAnotherOnesIdentityByTypingTheirRequestsId() {
        var id = startedByTheApi(Map.of("trackingNumber", parcel.trackingNumber()));

        var acceptance = accept(Map.of("requestId", id), "mine");

        assertThat(acceptance)
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        invalid -> assertThat(invalid.problem())
                                .isEqualTo(new Problem("requestId", "is not for executions that are started by hand")));
    }

    @Test
    void anExecutionThatIsNamedLikeAnotherOnesHasNoIdentityByThat() {
        var id = startedByTheApi(Map.of("trackingNumber", parcel.trackingNumber()));

        var acceptance = accept(Map.of("trackingNumber", parcel.trackingNumber()), "resend-" + id);

        assertThat(acceptance)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.request().principal()).isEmpty());
    }

    static List<Object> nonsense() {
        return Arrays.asList(
                null,
                "JD0146",
                7,
                true,
                List.of(),
                List.of(Map.of("trackingNumber", "JD014600003828392837")),
                Map.of(),
                Map.of("trackingNumber", ""),
                Map.of("trackingNumber", 7),
                Map.of("trackingNumber", Map.of()),
                Map.of("tracking", "JD014600003828392837"),
                Map.of("requestId", 7),
                Map.of("requestId", "nobody's"),
                Map.of("requestId", "../../x"),
                Map.of("trackingNumber", "JD014600003828392837", "action", "explode"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void whateverItIsSaysWhatIsMissingAndIsAudited(Object input) {
        var acceptance = accept(input, "e1");

        assertThat(acceptance).isInstanceOf(InvalidRequest.class);
        assertThat(audited(Subject.resend("console-e1")))
                .singleElement()
                .extracting(AuditEntry::what)
                .isEqualTo("ResendRefused");
    }

    @Test
    void refusesInTheLanguageThatWasAskedFor() {
        var acceptance = accept(Map.of("language", "de-AT"), "e1");

        assertThat(acceptance)
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        invalid -> assertThat(invalid.language()).isEqualTo("de"));
    }

    @Test
    void aParcelThatNobodyKnowsIsAnOutcome() {
        var acceptance = accept(Map.of("trackingNumber", "JD999999"), "e1");

        assertThat(acceptance).isInstanceOf(UnknownParcel.class);
        assertThat(audited(Subject.resend("console-e1")))
                .singleElement()
                .extracting(AuditEntry::details)
                .isEqualTo(Map.of(
                        "outcome", "UnknownParcel",
                        "requestId", "console-e1",
                        "origin", "CONSOLE",
                        "action", "RESEND"));
    }

    @Test
    void asksForTheCarrierWhereTwoShareANumber() {
        sharedWithAnotherCarrier();

        assertThat(accept(Map.of("trackingNumber", parcel.trackingNumber()), "e1"))
                .isInstanceOfSatisfying(
                        SeveralParcels.class,
                        several -> assertThat(several.carriers()).containsExactly("acme", "zeta"));
        assertThat(accept(Map.of("trackingNumber", parcel.trackingNumber(), "carrier", "Zeta"), "e2"))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.deliveryId())
                                .isEqualTo(DeliveryId.of("zeta", parcel.trackingNumber())));
    }

    @Test
    void aDeliveryThatCannotBeReadIsFoundAllTheSame() {
        cloud.deliveries.corrupt(parcel.deliveryId());

        assertThat(accept(Map.of("trackingNumber", parcel.trackingNumber()), "e1"))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aDeliveryIsAskedForOnceInHalfAMinuteAndFiveTimesADay() {
        assertThat(accept("e0")).isInstanceOf(Accepted.class);
        assertThat(accept("e0-again")).isInstanceOf(TooManyRequests.class);
        for (int i = 1; i < 5; i++) {
            cloud.clock.advance(Duration.ofSeconds(30));
            assertThat(accept("e" + i)).isInstanceOf(Accepted.class);
        }
        cloud.clock.advance(Duration.ofSeconds(30));

        assertThat(accept("e5"))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        many -> assertThat(many.until()).isEqualTo(InMemoryCloud.START.plus(Duration.ofDays(1))));

        cloud.clock.advance(Duration.ofDays(1).minusSeconds(150));
        assertThat(accept("e6")).isInstanceOf(Accepted.class);
    }

    @Test
    void whatSomebodyDoesWithTheRecipientsLinkTakesNothingFromSupport() {
        for (int i = 0; i < 5; i++) {
            assertThat(recipient(Action.RESEND)).isInstanceOf(Accepted.class);
            assertThat(recipient(Action.RESEND)).isInstanceOf(TooManyRequests.class);
            cloud.clock.advance(Duration.ofSeconds(30));
        }
        assertThat(recipient(Action.RESEND)).isInstanceOf(TooManyRequests.class);

        assertThat(accept("e1")).isInstanceOf(Accepted.class);
    }

    @Test
    void whatSupportDoesTakesNothingFromTheRecipient() {
        assertThat(accept("e1")).isInstanceOf(Accepted.class);

        assertThat(recipient(Action.RESEND)).isInstanceOf(Accepted.class);
    }

    @Test
    void whoeverOnlyAsksWhyIsCountedAsAnAgentAndNotForTheDelivery() {
        for (int i = 0; i < 60; i++) {
            assertThat(why("noor", i)).isInstanceOf(Accepted.class);
        }
        assertThat(why("noor", 60)).isInstanceOf(TooManyRequests.class);

        assertThat(accept("e1")).isInstanceOf(Accepted.class);
        assertThat(why("emil", 61)).isInstanceOf(Accepted.class);
    }

    @Test
    void aStepThatRunsAgainCountsOnce() {
        for (int i = 0; i < 10; i++) {
            assertThat(accept("e1")).isInstanceOf(Accepted.class);
        }

        assertThat(audited(Subject.delivery(parcel.deliveryId()))).hasSize(1);
    }

    @Test
    void anAgentAsksSixtyTimesAnHour() {
        for (int i = 0; i < 60; i++) {
            assertThat(unknown("Noor", i)).isInstanceOf(UnknownParcel.class);
        }

        assertThat(unknown("noor", 60)).isInstanceOf(TooManyRequests.class);
        assertThat(unknown("emil", 61)).isInstanceOf(UnknownParcel.class);
        cloud.clock.advance(Duration.ofHours(1));
        assertThat(unknown("noor", 62)).isInstanceOf(UnknownParcel.class);
    }

    @Test
    void aHelpDeskBehindOnePrincipalIsAsManyAgentsAsItNames() {
        for (int i = 0; i < 60; i++) {
            assertThat(byTheApi("Noor", i)).isInstanceOf(UnknownParcel.class);
        }

        assertThat(byTheApi("noor", 60)).isInstanceOf(TooManyRequests.class);
        assertThat(byTheApi("emil", 61)).isInstanceOf(UnknownParcel.class);
        assertThat(unknown("noor", 62)).isInstanceOf(UnknownParcel.class);
    }

    @Test
    void thoseWhoTypeNoNameHaveALargerCountTogether() {
        for (int i = 0; i < 600; i++) {
            assertThat(unnamed(i)).isInstanceOf(UnknownParcel.class);
        }

        assertThat(unnamed(600)).isInstanceOf(TooManyRequests.class);
        assertThat(unknown("unnamed", 601)).isInstanceOf(UnknownParcel.class);
        assertThat(byTheApi(602)).isInstanceOf(UnknownParcel.class);
    }

    @Test
    void whoIsLetThroughForOneReasonAndNotForAnotherCountsForNeither() {
        for (int i = 0; i < 60; i++) {
            unknown("noor", i);
        }
        assertThat(accept(Map.of("trackingNumber", parcel.trackingNumber(), "agent", "noor"), "late"))
                .isInstanceOf(TooManyRequests.class);

        assertThat(accept("e1")).isInstanceOf(Accepted.class);
    }

    @Test
    void aNewContactIsCheckedByItsRecipientsCountryAndParked() {
        var acceptance =
                accept(EventFile.json("support/resend-to-new-contact.json").asMap(), "e1");

        assertThat(acceptance).isInstanceOf(Accepted.class);
        assertThat(cloud.proposals.find("console-e1"))
                .contains(new Proposal(Channel.SMS, new Address("+491713920099")));
        assertThat(acceptance.toString()).doesNotContain("3920099");
        assertThat(cloud.audit.of(Subject.delivery(parcel.deliveryId())).toString())
                .contains("newContact=proposed")
                .doesNotContain("3920099");
    }

    @Test
    void aNewContactThatReachesNobodyIsRefusedAndForgottenAndCountsForNothing() {
        var input = new HashMap<String, Object>(
                EventFile.json("support/resend-to-new-contact.json").asMap());
        input.put("newContact", Map.of("channel", "SMS", "address", "030 123456"));

        assertThat(accept(input, "e1"))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        invalid -> assertThat(invalid.problem().field()).isEqualTo("newContact.address"));
        assertThat(cloud.proposals.find("console-e1")).isEmpty();
        assertThat(accept("e2")).isInstanceOf(Accepted.class);
    }

    @Test
    void aRecipientsLinkAsksForACodeAndNothingElse() {
        assertThat(recipient(Action.RESEND)).isInstanceOf(Accepted.class);
        cloud.clock.advance(Duration.ofMinutes(1));
        assertThat(recipient(Action.DIAGNOSE)).isInstanceOf(Accepted.class);
        for (var action : List.of(Action.EXTEND, Action.CANCEL, Action.OPEN, Action.RELEASE)) {
            assertThat(recipient(action)).isInstanceOf(InvalidRequest.class);
        }
    }

    private Acceptance recipient(Action action) {
        var wish = new WishReader()
                .read(JsonObject.of(Map.of("trackingNumber", parcel.trackingNumber(), "action", action.word())));
        var id = cloud.startResend().start(Origin.RECIPIENT, Optional.empty(), wish);
        return accept(Map.of("requestId", id), "resend-" + id);
    }

    private String startedByTheApi(Map<String, Object> body) {
        var id = cloud.startResend().start(Origin.API, Optional.of(NOOR), new WishReader().read(JsonObject.of(body)));
        assertThat(cloud.workflows.resends()).contains(id);
        return id;
    }

    private void sharedWithAnotherCarrier() {
        cloud.lockers.provision(new Locker(
                "locker-berlin-2",
                "Wedding",
                ZoneId.of("Europe/Berlin"),
                FixedMasterKeys.V1.version(),
                List.of(new Compartment(1, Size.M))));
        var acme = parcel.registered();
        var fact = (PreAdvised) acme.fact();
        cloud.recordCarrierEvent()
                .record(new CarrierEvent(
                        "other",
                        "zeta",
                        new TrackingNumber(parcel.trackingNumber()),
                        acme.occurredAt(),
                        Optional.empty(),
                        Optional.empty(),
                        new PreAdvised(
                                "zeta", "locker-berlin-2", fact.size(), fact.promisedAt(), Household.brother())));
    }

    private Acceptance why(String agent, int number) {
        return accept(
                Map.of("trackingNumber", parcel.trackingNumber(), "agent", agent, "action", "diagnose"),
                "why" + number);
    }

    private Acceptance byTheApi(String agent, int number) {
        return byTheApi(Map.of("trackingNumber", "JD99999" + number, "agent", agent));
    }

    private Acceptance byTheApi(int number) {
        return byTheApi(Map.of("trackingNumber", "JD99999" + number));
    }

    private Acceptance byTheApi(Map<String, Object> body) {
        var id = startedByTheApi(body);
        return accept(Map.of("requestId", id), "resend-" + id);
    }

    private Acceptance unnamed(int number) {
        return accept(Map.of("trackingNumber", "JD99999" + number), "unnamed" + number);
    }

    private Acceptance unknown(String agent, int number) {
        return accept(
                Map.of("trackingNumber", "JD99999" + number, "agent", agent),
                UUID.randomUUID().toString());
    }

    private Acceptance accept(String executionName) {
        return accept(Map.of("trackingNumber", parcel.trackingNumber()), executionName);
    }

    private Acceptance accept(Object input, String executionName) {
        return cloud.acceptResend().accept(input, executionName, cloud.clock.instant());
    }

    private List<AuditEntry> audited(Subject subject) {
        return cloud.audit.of(subject).stream()
                .map(numbered -> numbered.entry())
                .toList();
    }
}
