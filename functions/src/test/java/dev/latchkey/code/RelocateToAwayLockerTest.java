package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.code.RelocateParcel.Relocated.Done;
import dev.latchkey.code.RelocateParcel.Relocated.LockerAway;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelocateToAwayLockerTest {

    private static final String OTHER = "locker-berlin-2";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @BeforeEach
    void aParcelWaitsAndAnotherLockerHasRoom() {
        parcel.readyAt(cloud);
        cloud.provisionLocker()
                .provision(OTHER, "There", ZoneId.of("Europe/Berlin"), List.of(new Compartment(1, Size.L)));
    }

    @Test
    void nobodyMovesAParcelToALockerThatCannotHearOfIt() {
        cloud.lockers.noteDisconnected(OTHER, new Word(1, InMemoryCloud.START));

        assertThat(relocate(new Place(OTHER, 1))).isEqualTo(new LockerAway(InMemoryCloud.START));

        assertThat(cloud.codes.find(parcel.deliveryId()).orElseThrow().lockerId())
                .isEqualTo(InMemoryCloud.LOCKER_ID);
    }

    @Test
    void aLockerThatIsBackTakesIt() {
        cloud.lockers.noteDisconnected(OTHER, new Word(1, InMemoryCloud.START));
        cloud.lockers.noteConnected(OTHER, new Word(2, InMemoryCloud.START.plusSeconds(1)));

        assertThat(relocate(new Place(OTHER, 1))).isInstanceOf(Done.class);
    }

    @Test
    void withinTheSameLockerAParcelMovesWhateverItsConnection() {
        cloud.lockers.noteDisconnected(InMemoryCloud.LOCKER_ID, new Word(1, InMemoryCloud.START));

        assertThat(relocate(new Place(InMemoryCloud.LOCKER_ID, 1))).isInstanceOf(Done.class);
    }

    private RelocateParcel.Relocated relocate(Place to) {
        return cloud.relocateParcel()
                .relocate(
                        parcel.deliveryId(),
                        to,
                        cloud.clock.instant(),
                        Optional.of("arn:aws:iam::000000000000:user/technician"));
    }
}
