package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.PickupDue.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwaitPickupTest {

    private static final Instant REMINDER = InMemoryCloud.START.plus(Duration.ofHours(24));
    private static final Instant END = InMemoryCloud.START.plus(Duration.ofHours(72));

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void staysParkedUntilTheNextThingIsDue() {
        await(REMINDER, false);

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aWaitThatWouldEndAtAnotherTimeStartsOver() {
        await(REMINDER, true);

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("t", Map.of("outcome", What.Wait, "until", END)));
    }

    @Test
    void whatIsDueIsSaidAtOnce() {
        cloud.clock.set(REMINDER);

        await(REMINDER, false);

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("t", Map.of("outcome", What.Remind, "until", END)));
    }

    @Test
    void anExtensionLetsTheWorkflowLookAgain() {
        await(REMINDER, false);

        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("t", Map.of("outcome", What.Wait)));
    }

    @Test
    void anExtensionThatComesWhileItParksIsSeen() {
        cloud.waits.beforeParking(() -> cloud.extendPickup().extend(parcel.deliveryId(), "recipient"));

        await(END, true);

        assertThat(cloud.workflows.completions())
                .containsExactly(
                        new Completion("t", Map.of("outcome", What.Wait, "until", END.plus(Duration.ofHours(48)))));
    }

    private void await(Instant until, boolean isReminded) {
        cloud.awaitPickup().await(parcel.deliveryId(), until, isReminded, new TaskToken("t"));
    }
}
