package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.Principal;
import dev.latchkey.support.Justification.Approved;
import dev.latchkey.support.Justification.ConfirmedJam;
import dev.latchkey.support.OpenRemotely.Opened;
import dev.latchkey.support.OpenRemotely.Opened.NotConnected;
import dev.latchkey.support.OpenRemotely.Opened.NotJustified;
import dev.latchkey.support.OpenRemotely.Opened.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A door opens from afar for a confirmed jam with its recipient in front of it, and for nothing that only
/// looks so.
class OpenRemotelyTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final int COMPARTMENT = 7;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();
    private Instant verifiedAt;
    private String faultId;

    @BeforeEach
    void theDoorJamsAndItsRecipientIsThere() {
        parcel.readyAt(cloud);
        verifiedAt = cloud.clock.instant();
        faultId = faultAt("doorDidNotOpen", COMPARTMENT);
        cloud.faults.note(
                LOCKER, faultId, handling -> handling.confirmed(verifiedAt).present(present()));
    }

    @Test
    void aConfirmedJamWithItsRecipientThereOpensTheDoor() {
        var opened = open(COMPARTMENT, jam());

        assertThat(opened).isInstanceOfSatisfying(Sent.class, sent -> {
            assertThat(sent.command().command()).isEqualTo(new Command.Open(COMPARTMENT));
            assertThat(sent.command().expiresAt()).isEqualTo(verifiedAt.plusSeconds(30));
        });
        assertThat(cloud.audit.of(Subject.locker(LOCKER))).singleElement().satisfies(deed -> {
            assertThat(deed.entry().what()).isEqualTo("OpeningCommanded");
            assertThat(deed.entry().by()).isEqualTo("handle-locker-fault");
            assertThat(deed.entry().details())
                    .containsEntry("faultId", faultId)
                    .containsEntry("deliveryId", parcel.deliveryId())
                    .containsEntry("compartment", "7");
        });
    }

    @Test
    void theSameWordOfTheRecipientIsOneCommand() {
        var first = (Sent) open(COMPARTMENT, jam());
        var again = (Sent) open(COMPARTMENT, jam());

        assertThat(again.command()).isEqualTo(first.command());
        assertThat(cloud.audit.of(Subject.locker(LOCKER))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"119, true", "121, false"})
    void theRecipientMustHaveBeenThereInTheLastTwoMinutes(int seconds, boolean isOpened) {
        cloud.clock.advance(Duration.ofSeconds(seconds));

        var opened = open(COMPARTMENT, jam());

        assertThat(opened instanceof Sent).isEqualTo(isOpened);
    }

    @Test
    void aTimeThatNobodyWroteDownIsNoProof() {
        cloud.clock.advance(Duration.ofMinutes(10));

        refused("recipientNotThere", open(COMPARTMENT, jamAt(cloud.clock.instant())));
        refused(
                "recipientNotThere",
                open(COMPARTMENT, jamAt(cloud.clock.instant().plusSeconds(5))));
    }

    @Test
    void anotherDoorStaysShut() {
        refused("noConfirmedJam", open(1, jam()));
    }

    @Test
    void aFaultThatIsOverOpensNothing() {
        cloud.faults.clear(LOCKER, "doorDidNotOpen", COMPARTMENT, verifiedAt.plusSeconds(1));

        refused("noConfirmedJam", open(COMPARTMENT, jam()));
    }

    @Test
    void aJamThatNoDiagnosisHasConfirmedOpensNothing() {
        var unconfirmed = faultAt("doorDidNotOpen", 1);
        cloud.faults.note(LOCKER, unconfirmed, handling -> handling.present(present()));

        refused("noConfirmedJam", open(1, new ConfirmedJam(unconfirmed, parcel.deliveryId(), verifiedAt)));
    }

    @Test
    void anotherFaultOfThatDoorOpensNothing() {
        var other = faultAt("doorSensorDead", COMPARTMENT);
        cloud.faults.note(
                LOCKER, other, handling -> handling.confirmed(verifiedAt).present(present()));

        refused("noConfirmedJam", open(COMPARTMENT, new ConfirmedJam(other, parcel.deliveryId(), verifiedAt)));
    }

    @Test
    void aParcelThatLiesElsewhereOpensNothing() {
        var other = faultAt("doorDidNotOpen", 1);
        cloud.faults.note(
                LOCKER, other, handling -> handling.confirmed(verifiedAt).present(present()));

        refused("noSuchParcelThere", open(1, new ConfirmedJam(other, parcel.deliveryId(), verifiedAt)));
    }

    @Test
    void aParcelThatWasTakenOpensNothing() {
        cloud.recordPickup().record(LOCKER, parcel.deliveryId(), COMPARTMENT, "e-9", verifiedAt);

        refused("noSuchParcelThere", open(COMPARTMENT, jam()));
    }

    @Test
    void nothingIsSentToALockerWithoutAConnection() {
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, verifiedAt));

        assertThat(open(COMPARTMENT, jam())).isEqualTo(new NotConnected(verifiedAt));
        assertThat(cloud.audit.of(Subject.locker(LOCKER))).isEmpty();
        assertThat(cloud.link.commands()).isEmpty();
    }

    @Test
    void anApprovalOpensTheDoorThatItIsFor() {
        var approval =
                cloud.requestApproval().request(new StepUp.OpenCompartment(LOCKER, 1), new Principal("ada"), "because");
        refused("notApproved", open(1, new Approved(approval.approvalId())));
        cloud.decideApproval()
                .decide(approval.approvalId(), Approval.Verdict.APPROVED, new Principal("bob"), "because");

        refused("notApproved", open(COMPARTMENT, new Approved(approval.approvalId())));
        assertThat(cloud.link.commands()).hasSize(1);
    }

    private Opened open(int compartment, Justification justification) {
        return cloud.openRemotely().open(LOCKER, compartment, justification);
    }

    private ConfirmedJam jam() {
        return jamAt(verifiedAt);
    }

    private ConfirmedJam jamAt(Instant at) {
        return new ConfirmedJam(faultId, parcel.deliveryId(), at);
    }

    private Present present() {
        return new Present(parcel.deliveryId(), verifiedAt);
    }

    private String faultAt(String code, int compartment) {
        return cloud.faults
                .raise(LockerFault.begun(LOCKER, code, "major", compartment, verifiedAt, Map.of()))
                .fault()
                .faultId();
    }

    private static void refused(String reason, Opened opened) {
        assertThat(opened).isEqualTo(new NotJustified(reason));
    }
}
