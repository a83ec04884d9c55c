package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.PickupDue.What;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PickupWindowTest {

    private static final Instant REMINDER = InMemoryCloud.START.plus(Duration.ofHours(24));
    private static final Instant END = InMemoryCloud.START.plus(Duration.ofHours(72));

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void firstComesTheReminder() {
        assertThat(due(false)).isEqualTo(new PickupDue(What.Wait, REMINDER));

        cloud.clock.set(REMINDER);

        assertThat(due(false)).isEqualTo(new PickupDue(What.Remind, END));
    }

    @Test
    void thenComesTheEnd() {
        cloud.clock.set(REMINDER);
        assertThat(due(true)).isEqualTo(new PickupDue(What.Wait, END));

        cloud.clock.set(END);

        assertThat(due(true).what()).isEqualTo(What.Expire);
    }

    @Test
    void aReminderThatComesTooLateIsLeftOut() {
        cloud.clock.set(END);

        assertThat(due(false).what()).isEqualTo(What.Expire);
    }

    @Test
    void aCollectedParcelIsDueForNothingElse() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());
        cloud.clock.set(END);

        assertThat(due(true).what()).isEqualTo(What.Collected);
    }

    @Test
    void theEndWaitsForALockerThatIsAwayUpToALimit() {
        var since = END.minus(Duration.ofHours(1));
        cloud.clock.set(END);
        cloud.recordPresence().disconnected(InMemoryCloud.LOCKER_ID, new Word(1, since));

        assertThat(due(true)).isEqualTo(new PickupDue(What.Wait, since.plus(Duration.ofHours(168))));

        cloud.clock.set(since.plus(Duration.ofHours(168)));
        assertThat(due(true).what()).isEqualTo(What.Expire);
    }

    @Test
    void aLockerThatIsBackMaySayFirstWhatItHasSeen() {
        cloud.clock.set(END);
        cloud.recordPresence().disconnected(InMemoryCloud.LOCKER_ID, new Word(1, END.minusSeconds(60)));
        cloud.recordPresence().connected(InMemoryCloud.LOCKER_ID, new Word(2, END));

        assertThat(due(true)).isEqualTo(new PickupDue(What.Wait, END.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aLockerOfWhichNothingIsKnownIsTakenToBeThere() {
        cloud.clock.set(END);

        assertThat(due(true).what()).isEqualTo(What.Expire);
    }

    private PickupDue due(boolean isReminded) {
        return cloud.pickupWindow().due(cloud.delivery(parcel.deliveryId()), isReminded);
    }
}
