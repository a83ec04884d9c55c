package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.CodePolicy;
import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.IssueCode;
import dev.latchkey.code.PickupCode;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Two parcels at one locker whose first codes have the same six digits by chance, asked for at the same moment.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class IssueCodeRaceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Memory memory;
    private final String lockerId = "locker-" + UUID.randomUUID();

    IssueCodeRaceTest(Memory.Kind kind) {
        memory = kind.memory();
    }

    @Test
    void oneWinsTheDigitsAndTheOtherGetsOthers() throws Exception {
        var twins = twins();
        memory.lockers().provision(new Locker(lockerId, "Here", ZoneId.of("Europe/Berlin"), "v1", List.of()));
        twins.forEach(this::confirm);

        var issued = AtOnce.run(i -> issueCode().issue(twins.get(i % 2).deliveryId()));

        assertThat(issued).extracting(CodeRecord::version).containsOnly(1, 2);
        assertThat(issued.stream().distinct()).hasSize(2);
        assertThat(issued.stream().map(CodeRecord::digest).distinct()).hasSize(2);
        assertThat(memory.lockers().grants(lockerId, NOW)).hasSize(2);
        twins.forEach(twin -> assertThat(memory.deliveries()
                        .find(twin.deliveryId())
                        .orElseThrow()
                        .code())
                .isPresent());
    }

    private IssueCode issueCode() {
        return new IssueCode(
                memory.deliveries(),
                new ChangeDelivery(memory.deliveries()),
                memory.lockers(),
                memory.codes(),
                new FixedMasterKeys(),
                new CodePolicy(6, Duration.ofHours(72), Duration.ofHours(24)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void confirm(Delivery delivery) {
        var confirmed = delivery.registered(new Registration("r-1", lockerId, Size.M, NOW, NOW))
                .delivered(NOW)
                .placed(Placement.seen(7, NOW));
        memory.deliveries().write(confirmed, TimelineEntry.of("confirmed", NOW, "Confirmed"), Optional.empty());
    }

    /// Among a million codes it takes about 1,200 parcels until two share one.
    private List<Delivery> twins() {
        var byDigits = new HashMap<String, Delivery>();
        for (int i = 0; ; i++) {
            var delivery = Delivery.unknown("acme", "JD" + i + "X" + lockerId.hashCode());
            var twin = byDigits.put(digits(delivery), delivery);
            if (twin != null) {
                return List.of(twin, delivery);
            }
        }
    }

    private String digits(Delivery delivery) {
        return PickupCode.derive(FixedMasterKeys.V1, lockerId, delivery.deliveryId(), 1, 6)
                .digits();
    }
}
