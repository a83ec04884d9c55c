package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.RefuseChange.Refused;
import dev.latchkey.support.RefuseChange.Refused.Done;
import dev.latchkey.support.RefuseChange.Refused.NotHeld;
import dev.latchkey.support.RefuseChange.Refused.Unknown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefuseChangeTest {

    private static final String NOOR = "arn:aws:iam::000000000000:user/noor";
    private static final Contact MALLORYS = new Contact(Channel.EMAIL, new Address("mallory@example.com"));

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final CodeRecord old = cloud.codes.find(parcel.deliveryId()).orElseThrow();

    @Test
    void onePrincipalSuffices() {
        Household.changes(cloud, Household.STRANGE);

        assertThat(refuse()).isEqualTo(new Done(List.of()));

        assertThat(isStillHeld()).isFalse();
        assertThat(cloud.timeline(parcel.deliveryId()))
                .contains("ChangeRefused", "PickupCodeRotated", "ContactChanged");
    }

    @Test
    void theOldCodeOpensNothingAnyMore() {
        Household.changes(cloud, Household.STRANGE);

        refuse();

        assertThat(cloud.lockers.findGrant(InMemoryCloud.LOCKER_ID, old.digest(), cloud.clock.instant()))
                .isEmpty();
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.codeVersion()).isEqualTo(2));
    }

    @Test
    void theContactIsTheLastKnownOneAgainAsANewVersion() {
        Household.changes(cloud, Household.STRANGE);
        Household.changes(cloud, MALLORYS);

        refuse();

        assertThat(newest().version()).isEqualTo(4);
        assertThat(newest().recipient()).isEqualTo(Parcel.recipient());
    }

    @Test
    void theNoticeThatWaitsGoesOn() {
        Household.changes(cloud, Household.STRANGE);
        cloud.awaitRelease().await(parcel.deliveryId(), new TaskToken("held"));

        refuse();

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("held");
    }

    @Test
    void aCodeThatHadGoneOutBeforeIsReplacedByANoticeOfItsOwn() {
        cloud.awaitPickup().await(parcel.deliveryId(), InMemoryCloud.REMINDER, false, new TaskToken("pickup"));
        Household.changes(cloud, Household.STRANGE);

        refuse();
        refuse();

        assertThat(cloud.workflows.notices()).containsExactly("code-v2");
    }

    @Test
    void aRefusedAddressIsHeldAgainHoweverLongItStands() {
        Household.changes(cloud, Household.STRANGE);
        refuse();
        var later = new Parcel("JD0146000038283928XX");
        cloud.recordCarrierEvent().record(later.registered());
        Household.changes(cloud, Household.STRANGE);
        cloud.clock.advance(Duration.ofDays(40));

        later.readyAt(cloud);

        assertThat(cloud.findHold().find(cloud.delivery(later.deliveryId())).stands())
                .isTrue();
    }

    @Test
    void allOfSeveralChangesAreRefusedTogether() {
        Household.changes(cloud, Household.STRANGE);
        Household.changes(cloud, MALLORYS);
        refuse();

        Household.changes(cloud, Household.STRANGE);

        assertThat(isStillHeld()).isTrue();
    }

    @Test
    void aContactThatWasPutBackMeanwhileIsLeftAsItIs() {
        Household.changes(cloud, Household.STRANGE);
        Household.changes(cloud, Parcel.recipient().channels().toArray(Contact[]::new));

        assertThat(refuse()).isEqualTo(new NotHeld());

        assertThat(newest().version()).isEqualTo(3);
    }

    @Test
    void beforeThereIsACodeOnlyTheContactIsPutBack() {
        var other = new Parcel("JD0146000038283928XX");
        cloud.recordCarrierEvent().record(other.registered());
        Household.changes(cloud, Household.STRANGE);

        cloud.refuseChange().refuse(other.deliveryId(), NOOR, "Not hers");

        assertThat(newest().recipient()).isEqualTo(Parcel.recipient());
        assertThat(cloud.codes.find(other.deliveryId())).isEmpty();
    }

    @Test
    void refusedTwiceItIsOnce() {
        Household.changes(cloud, Household.STRANGE);
        refuse();

        assertThat(refuse()).isEqualTo(new NotHeld());

        assertThat(newest().version()).isEqualTo(3);
    }

    @Test
    void aDelegatesContactIsPutBackToo() {
        var other = new Parcel("JD0146000038283928XX");
        cloud.recordCarrierEvent().record(Household.registered(other));
        other.readyAt(cloud);
        cloud.recipients.register(Household.brother(Household.STRANGE), Parcel.CARRIER, cloud.clock.instant());

        cloud.refuseChange().refuse(other.deliveryId(), NOOR, "Not his");

        assertThat(cloud.recipients.find("r-2").orElseThrow().recipient()).isEqualTo(Household.brother());
    }

    @Test
    void nobodyRefusesWhatDoesNotExist() {
        assertThat(cloud.refuseChange().refuse("d-nothing", NOOR, "why")).isEqualTo(new Unknown());
    }

    private Known newest() {
        return cloud.recipients.find("r-1").orElseThrow();
    }

    private boolean isStillHeld() {
        return cloud.findHold().find(cloud.delivery(parcel.deliveryId())).stands();
    }

    private Refused refuse() {
        return cloud.refuseChange().refuse(parcel.deliveryId(), NOOR, "She did not ask for it");
    }
}
