package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.ReleaseDelivery.Released;
import dev.latchkey.support.ReleaseDelivery.Released.Approved;
import dev.latchkey.support.ReleaseDelivery.Released.Complete;
import dev.latchkey.support.ReleaseDelivery.Released.NotHeld;
import dev.latchkey.support.ReleaseDelivery.Released.Repeated;
import dev.latchkey.support.ReleaseDelivery.Released.Unknown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseDeliveryTest {

    private static final Principal NOOR = new Principal("arn:aws:iam::000000000000:user/noor");
    private static final Principal EMIL = new Principal("arn:aws:iam::000000000000:user/emil");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void onePrincipalDoesNotSuffice() {
        isHeld();

        assertThat(release(NOOR)).isEqualTo(new Approved(List.of(NOOR.arn())));

        assertThat(isStillHeld()).isTrue();
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void theSamePrincipalTwiceDoesNotSuffice() {
        isHeld();
        release(NOOR);

        assertThat(release(NOOR)).isEqualTo(new Repeated());

        assertThat(isStillHeld()).isTrue();
    }

    @Test
    void thePersonWhoComesBackUnderAnotherRoleDoesNotSuffice() {
        isHeld();
        release(new Principal("arn:aws:sts::000000000000:assumed-role/Agent/noor"));

        assertThat(release(new Principal("arn:aws:sts::000000000000:assumed-role/Approver/noor")))
                .isEqualTo(new Repeated());

        assertThat(isStillHeld()).isTrue();
    }

    @Test
    void twoPeopleReleaseIt() {
        isHeld();
        release(NOOR);

        assertThat(release(EMIL)).isEqualTo(new Complete(List.of(NOOR.arn(), EMIL.arn())));

        assertThat(isStillHeld()).isFalse();
        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("held", Map.of("outcome", "Released")));
        assertThat(cloud.timeline(parcel.deliveryId()))
                .containsSubsequence("HoldReleaseApproved", "HoldReleaseApproved", "HoldReleased");
    }

    @Test
    void aReleaseWhoseAnswerWasLostIsFinishedByRepeatingIt() {
        isHeld();
        release(NOOR);
        release(EMIL);
        await("again");

        assertThat(release(EMIL)).isEqualTo(new Complete(List.of(NOOR.arn(), EMIL.arn())));

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("held", "again");
    }

    @Test
    void aChangeInBetweenMakesTheFirstWordVoid() {
        isHeld();
        release(NOOR);
        Household.changes(cloud, new Contact(Channel.EMAIL, new Address("mallory@example.com")));

        assertThat(release(EMIL)).isEqualTo(new Approved(List.of(EMIL.arn())));

        assertThat(isStillHeld()).isTrue();
    }

    @Test
    void aChangeAfterwardsIsHeldAgain() {
        isHeld();
        release(NOOR);
        release(EMIL);

        Household.changes(cloud, new Contact(Channel.EMAIL, new Address("mallory@example.com")));

        assertThat(isStillHeld()).isTrue();
    }

    @Test
    void thereIsNothingToReleaseWhereNothingIsHeld() {
        assertThat(release(NOOR)).isEqualTo(new NotHeld());
    }

    @Test
    void thereIsNothingToReleaseOnceADeliveryHasEnded() {
        isHeld();
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Returned);

        assertThat(release(NOOR)).isEqualTo(new NotHeld());
    }

    @Test
    void nobodyReleasesWhatDoesNotExist() {
        assertThat(cloud.releaseDelivery().release("d-nothing", NOOR, "why")).isEqualTo(new Unknown());
    }

    @Test
    void aReleaseThatComesBeforeTheWaitIsParkedEndsIt() {
        Household.changes(cloud, Household.STRANGE);
        cloud.waits.beforeParking(() -> {
            release(NOOR);
            release(EMIL);
        });

        await("late");

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("late");
    }

    @Test
    void nothingIsHeldOfAParcelThatIsCollected() {
        isHeld();

        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThat(isStillHeld()).isFalse();
        assertThat(release(NOOR)).isEqualTo(new NotHeld());
    }

    @Test
    void aParcelThatIsCollectedAllTheSameEndsTheWait() {
        isHeld();

        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("held", Map.of("outcome", "Collected")));
    }

    @Test
    void aCodeThatHadGoneOutBeforeIsSentAnewByANoticeOfItsOwn() {
        cloud.awaitPickup().await(parcel.deliveryId(), InMemoryCloud.REMINDER, false, new TaskToken("pickup"));
        Household.changes(cloud, Household.STRANGE);
        release(NOOR);
        assertThat(cloud.workflows.notices()).isEmpty();

        release(EMIL);
        release(EMIL);

        assertThat(cloud.workflows.notices()).containsExactly("released-2");
    }

    @Test
    void aDelegatesContactIsReleasedInTheSameWay() {
        var other = new Parcel("JD0146000038283928XX");
        cloud.recordCarrierEvent().record(Household.registered(other));
        other.readyAt(cloud);
        cloud.recipients.register(Household.brother(Household.STRANGE), Parcel.CARRIER, cloud.clock.instant());

        cloud.releaseDelivery().release(other.deliveryId(), NOOR, "why");
        cloud.releaseDelivery().release(other.deliveryId(), EMIL, "why");

        assertThat(cloud.findHold().find(cloud.delivery(other.deliveryId())).concernsAnybody())
                .isFalse();
    }

    private void isHeld() {
        Household.changes(cloud, Household.STRANGE);
        await("held");
    }

    private void await(String token) {
        cloud.awaitRelease().await(parcel.deliveryId(), new TaskToken(token));
    }

    private boolean isStillHeld() {
        return cloud.findHold().find(cloud.delivery(parcel.deliveryId())).stands();
    }

    private Released release(Principal principal) {
        return cloud.releaseDelivery().release(parcel.deliveryId(), principal, "She confirmed it");
    }
}
