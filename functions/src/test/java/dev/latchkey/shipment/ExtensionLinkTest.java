package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionLinkTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String token = token();

    @Test
    void isGoodForItsDelivery() {
        assertThat(read(token)).isTrue();
        assertThat(token).startsWith(parcel.deliveryId() + ".");
    }

    @Test
    void isOverWithTheWindowThatItWasMadeIn() {
        cloud.clock.advance(Duration.ofHours(72).minusSeconds(1));
        assertThat(read(token)).isTrue();

        cloud.clock.advance(Duration.ofSeconds(1));

        assertThat(read(token)).isFalse();
    }

    @Test
    void isOverWithItsCode() {
        cloud.expireCode().cancel(parcel.deliveryId());

        assertThat(read(token)).isFalse();
    }

    @Test
    void isOverWhenTheCodeWasReplaced() {
        var code = cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow();
        var newer = new Delivery.IssuedCode(2, code.length(), code.keyVersion(), code.issuedAt(), code.expiresAt());
        cloud.changeDelivery()
                .changeWhereItCounts(
                        parcel.deliveryId(),
                        delivery -> delivery.withCode(newer),
                        delivery -> TimelineEntry.of("rotated", cloud.clock.instant(), "CodeRotated"));

        assertThat(read(token)).isFalse();
    }

    @Test
    void aLaterEndCannotBeWrittenIntoIt() {
        var parts = token.split("\\.");

        assertThat(read(parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2]))
                .isFalse();
    }

    @Test
    void anotherDeliverysSignatureIsNoUse() {
        var other = new Parcel("JD0002").readyAt(cloud);
        var parts = token.split("\\.");

        assertThat(read(other.deliveryId() + "." + parts[1] + "." + parts[2])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.b.c",
                "../..",
                "d-x.1795510800.AAAAAAAAAAAAAAAAAAAAAA",
                "D-X.1.AAAAAAAAAAAAAAAAAAAAAA"
            })
    void nonsenseIsRefused(String nonsense) {
        assertThat(read(nonsense)).isFalse();
    }

    private boolean read(String text) {
        return cloud.extensionLink().read(text).isPresent();
    }

    private String token() {
        var code = cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow();
        return cloud.extensionLink().token(parcel.deliveryId(), code);
    }
}
