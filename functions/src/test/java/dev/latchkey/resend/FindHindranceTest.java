package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.recipient.Contact;
import dev.latchkey.resend.Act.What;
import dev.latchkey.shipment.Delivery.Handover;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not possible as a delivery stands is answered before anybody is asked to agree to it.
class FindHindranceTest {

    /// What each is answered; `-` where it is possible.
    private static final String TABLE = """
            state           rotate      open             cancel        release      newContact    relocate       extend
            UNREGISTERED    NoLiveCode  NothingAtLocker  NoRecipient   NothingHeld  NoRecipient   NoParcelWaits  NoParcelWaits
            ON_ITS_WAY      NoLiveCode  NothingAtLocker  -             NothingHeld  -             NoParcelWaits  NoParcelWaits
            HOLD_AHEAD      NoLiveCode  NothingAtLocker  -             -            -             NoParcelWaits  NoParcelWaits
            UNCONFIRMED     NoLiveCode  NoLiveCode       -             NothingHeld  -             NoParcelWaits  NoParcelWaits
            CODELESS        NoLiveCode  NoLiveCode       -             NothingHeld  -             -              NoParcelWaits
            READY           -           -                -             NothingHeld  -             -              -
            HELD            -           -                -             -            -             -              -
            CARRIED_ON      -           -                -             NothingHeld  -             -              -
            LOCKER_AWAY     -           LockerAway       -             NothingHeld  -             -              -
            OVERDUE         NoLiveCode  NoLiveCode       -             NothingHeld  -             -              -
            RETURNED        NoLiveCode  DeliveryOver     DeliveryOver  NothingHeld  DeliveryOver  NoParcelWaits  NoParcelWaits
            COLLECTED       NoLiveCode  DeliveryOver     DeliveryOver  NothingHeld  DeliveryOver  NoParcelWaits  NoParcelWaits
            CALLED_OFF      NoLiveCode  DeliveryOver     DeliveryOver  NothingHeld  DeliveryOver  NoParcelWaits  NoParcelWaits
            HANDED_OVER     NoLiveCode  DeliveryOver     DeliveryOver  NothingHeld  DeliveryOver  NoParcelWaits  NoParcelWaits
            ESCALATED       -           -                WithPeople    NothingHeld  -             NoParcelWaits  -
            """;

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final Contact NEW = Household.STRANGE;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();
    private final String deliveryId = parcel.deliveryId();

    static List<Arguments> cells() {
        var rows = TABLE.lines().map(line -> List.of(line.split(" +"))).toList();
        var actions = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, row.size())
                        .mapToObj(i -> Arguments.of(State.valueOf(row.getFirst()), actions.get(i), row.get(i))))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1} is answered {2}")
    @MethodSource("cells")
    void isAnsweredAsTheDeliveryStands(State state, String action, String answer) {
        becomes(state);
        keeps();

        var said = "extend relocate".contains(action) ? done(action) : asked(action);

        assertThat(said).isEqualTo(answer);
    }

    @Test
    void nobodyIsAskedForWhatIsNotPossible() {
        becomes(State.COLLECTED);
        keeps();

        assertThat(await("rotate")).isEmpty();

        assertThat(cloud.resends.approvalOf("r-1")).isEmpty();
        assertThat(cloud.audit.of(Subject.delivery(deliveryId))).isEmpty();
        assertThat(completed().get("outcome")).isEqualTo(Acted.Outcome.NotPossible);
        assertThat(completed().get("error")).isEqualTo(Optional.of(Hindrance.NoLiveCode));
    }

    @Test
    void aLockerThatIsAwayIsSaidToBeSince() {
        becomes(State.LOCKER_AWAY);
        keeps();

        await("open");

        assertThat(completed().get("values"))
                .isEqualTo(Map.of("since", cloud.clock.instant().toString()));
    }

    @Test
    void anAddressThatNobodyHasProposedIsNotAskedFor() {
        becomes(State.READY);

        assertThat(asked("newContact")).isEqualTo("NoNewContact");
    }

    @Test
    void aContactOfAParcelThatIsCollectedMeanwhileStaysAsItIs() {
        becomes(State.READY);
        keeps();
        var approval = await("newContact").orElseThrow();
        cloud.decideApproval().decide(approval.approvalId(), Verdict.APPROVED, new Principal("noor"), "yes");
        cloud.decideApproval().decide(approval.approvalId(), Verdict.APPROVED, new Principal("emil"), "yes");
        collected();

        var acted = act(Action.RESEND, Optional.of(approval.approvalId()));

        assertThat(acted.hindrance()).contains(Hindrance.DeliveryOver);
        assertThat(cloud.recipients.find("r-1").orElseThrow().recipient()).isEqualTo(Parcel.recipient());
    }

    /// How a delivery can stand when somebody asks.
    private enum State {
        UNREGISTERED,
        ON_ITS_WAY,
        HOLD_AHEAD,
        UNCONFIRMED,
        CODELESS,
        READY,
        HELD,
        CARRIED_ON,
        LOCKER_AWAY,
        OVERDUE,
        RETURNED,
        COLLECTED,
        CALLED_OFF,
        HANDED_OVER,
        ESCALATED
    }

    private void becomes(State state) {
        switch (state) {
            case UNREGISTERED -> cloud.recordCarrierEvent().record(parcel.inTransit());
            case ON_ITS_WAY -> cloud.recordCarrierEvent().record(parcel.registered());
            case HOLD_AHEAD -> {
                cloud.recordCarrierEvent().record(parcel.registered());
                Household.changes(cloud, NEW);
            }
            case UNCONFIRMED -> {
                cloud.recordCarrierEvent().record(parcel.registered());
                cloud.recordDeposit().record(LOCKER, parcel.deposited());
            }
            case CODELESS -> parcel.confirmedAt(cloud);
            case READY -> parcel.readyAt(cloud);
            case HELD, CARRIED_ON, LOCKER_AWAY, OVERDUE, RETURNED, COLLECTED, CALLED_OFF, HANDED_OVER, ESCALATED -> {
                parcel.readyAt(cloud);
                goesOn(state);
            }
        }
    }

    private void goesOn(State state) {
        switch (state) {
            case HELD -> Household.changes(cloud, NEW);
            case CARRIED_ON -> carriedOn();
            case LOCKER_AWAY -> cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));
            case OVERDUE -> cloud.clock.advance(Duration.ofDays(4));
            case RETURNED -> returned();
            case COLLECTED -> collected();
            case CALLED_OFF -> cloud.recordCarrierEvent().record(parcel.event("called-off", 0, new Cancelled()));
            case HANDED_OVER ->
                cloud.handParcelOutside()
                        .handOver(deliveryId, new Handover("Kiosk Sommer", cloud.clock.instant(), "tilda"));
            case ESCALATED -> cloud.closeDelivery().close(deliveryId, Outcome.Escalated);
            case UNREGISTERED, ON_ITS_WAY, HOLD_AHEAD, UNCONFIRMED, CODELESS, READY ->
                throw new IllegalArgumentException(state.name());
        }
    }

    private void carriedOn() {
        cloud.provisionMore();
        cloud.relocateParcel().relocate(deliveryId, new Place(LOCKER, 8), cloud.clock.instant(), Optional.empty());
    }

    private void returned() {
        cloud.clock.advance(Duration.ofDays(4));
        cloud.expireCode().expire(deliveryId);
        cloud.closeDelivery().close(deliveryId, Outcome.Returned);
    }

    private void collected() {
        cloud.recordPickup().record(LOCKER, deliveryId, 7, "collected", cloud.clock.instant());
    }

    private void keeps() {
        var forgotten = cloud.clock.instant().plus(Duration.ofDays(2));
        cloud.proposals.park("r-1", new Proposal(NEW.channel(), NEW.address()), forgotten);
    }

    /// What somebody is answered who asks for what needs two; `-` where the second one is asked.
    private String asked(String action) {
        return await(action)
                .map(approval -> "-")
                .orElseGet(() ->
                        ((Optional<?>) completed().get("error")).orElseThrow().toString());
    }

    private Optional<Approval> await(String action) {
        var word = action.equals("newContact") ? "resend" : action;
        return cloud.awaitApproval().await(deliveryId, "r-1", Action.WORDS.get(word), new TaskToken("approval"));
    }

    private Map<String, ?> completed() {
        return cloud.workflows.completions().stream()
                .filter(completion -> completion.token().equals("approval"))
                .map(Completion::output)
                .findFirst()
                .orElseThrow();
    }

    private String done(String action) {
        return act(Action.WORDS.get(action), Optional.empty())
                .hindrance()
                .map(Enum::name)
                .orElse("-");
    }

    private Acted act(Action action, Optional<String> approvalId) {
        return cloud.actOnCause()
                .act(new Act(deliveryId, "r-1", new What.AsAsked(action), Optional.empty(), "AsAsked", approvalId));
    }
}
