package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.resend.AcceptResend;
import dev.latchkey.resend.Acceptance.Accepted;
import dev.latchkey.resend.Acceptance.TooManyRequests;
import dev.latchkey.resend.LimitResends;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Sixteen agents ask for the same parcel at the same moment.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class ResendRaceTest {

    private final Memory memory;
    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel =
            new Parcel("JD" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT)).readyAt(cloud);

    ResendRaceTest(Memory.Kind kind) {
        memory = kind.memory();
    }

    @RepeatedTest(3)
    void oneIsLetThroughAndTheOthersHearWhenToTryAgain() throws Exception {
        var number = Map.of("trackingNumber", parcel.trackingNumber());
        var started = cloud.clock.instant();

        var accepted = AtOnce.run(i -> accept().accept(number, "e" + i + UUID.randomUUID(), started));

        assertThat(accepted).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(accepted).filteredOn(TooManyRequests.class::isInstance).hasSize(AtOnce.THREADS - 1);
    }

    private AcceptResend accept() {
        return new AcceptResend(
                memory.resends(),
                memory.proposals(),
                new LimitResends(memory.usage(), 60, 600, cloud.clock),
                cloud.deliveries,
                cloud.recipients,
                cloud.recipientReader(),
                memory.audit(),
                cloud.clock);
    }
}
