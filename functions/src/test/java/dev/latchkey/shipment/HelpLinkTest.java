package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpLinkTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String token = token(parcel);

    @Test
    void isGoodForItsDeliveryAlone() {
        assertThat(cloud.helpLink().read(token)).map(Delivery::deliveryId).contains(parcel.deliveryId());
    }

    @Test
    void isGoodForAWeek() {
        cloud.clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(read(token)).isTrue();

        cloud.clock.advance(Duration.ofSeconds(1));

        assertThat(read(token)).isFalse();
    }

    @Test
    void isGoodBeforeThereIsACodeAndAfterItHasEnded() {
        var early = new Parcel("JD0002");
        cloud.recordCarrierEvent().record(early.registered());
        assertThat(read(token(early))).isTrue();

        cloud.expireCode().cancel(parcel.deliveryId());

        assertThat(read(token)).isTrue();
    }

    @Test
    void aLaterEndCannotBeWrittenIntoIt() {
        var parts = token.split("\\.");
        var later = Long.toString(Long.parseLong(parts[1], 36) + 1, 36);

        assertThat(read(parts[0] + "." + later + "." + parts[2])).isFalse();
    }

    @Test
    void anotherDeliverysSignatureIsNoUse() {
        var other = new Parcel("JD0002").readyAt(cloud);
        var parts = token.split("\\.");

        assertThat(read(other.deliveryId() + "." + parts[1] + "." + parts[2])).isFalse();
    }

    @Test
    void theKeyOfOtherLinksSignsNone() {
        var end = cloud.clock.instant().plus(Duration.ofDays(7));
        var code = new Delivery.IssuedCode(1, 8, FixedMasterKeys.V1.version(), end, end);
        var extension = ExtensionLink.token(parcel.deliveryId(), code, FixedMasterKeys.V1);
        var parts = token.split("\\.");

        assertThat(read(parts[0] + "." + parts[1] + "." + extension.split("\\.")[2].substring(0, 16)))
                .isFalse();
    }

    @Test
    void isShortForTextMessages() {
        assertThat(token).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.b.c",
                "../..",
                "d-x.az0o.AAAAAAAAAAAAAAAA",
                "D-X.1.AAAAAAAAAAAAAAAA",
                "d-aaaaaaaaaaaaaaaaaaaaaaaaaa.zzzzzzz.AAAAAAAAAAAAAAAA"
            })
    void nonsenseIsRefused(String nonsense) {
        assertThat(read(nonsense)).isFalse();
    }

    private boolean read(String text) {
        return cloud.helpLink().read(text).isPresent();
    }

    private String token(Parcel of) {
        return cloud.helpLink().token(cloud.delivery(of.deliveryId()));
    }
}
