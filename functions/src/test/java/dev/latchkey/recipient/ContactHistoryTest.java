package dev.latchkey.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.recipient.ContactHistory.Version;
import dev.latchkey.recipient.Recipients.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactHistoryTest {

    private static final Duration WINDOW = Duration.ofHours(72);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final String OLD = "old@example.com";
    private static final String NEW = "new@example.com";
    private static final String OTHER = "other@example.com";

    @Test
    void theVeryFirstVersionIsNeverSuspicious() {
        var history = history(version(1, 0, OLD));

        assertThat(history.isNewestSuspicious(at(0), WINDOW)).isFalse();
    }

    @Test
    void anAddressIsSuspiciousUntilItHasStoodForTheWindow() {
        var history = history(version(1, 0, OLD), version(2, 100, OLD, NEW));

        assertThat(history.isNewestSuspicious(at(171), WINDOW)).isTrue();
        assertThat(history.isNewestSuspicious(at(172), WINDOW)).isFalse();
    }

    @Test
    void anAddressThatCameAfterTheMomentIsSuspicious() {
        var history = history(version(1, 0, OLD), version(2, 100, NEW));

        assertThat(history.isNewestSuspicious(at(50), WINDOW)).isTrue();
    }

    @Test
    void fewerAddressesOrAnotherOrderAreNoNewOnes() {
        var fewer = history(version(1, 0, OLD, OTHER), version(2, 1, OTHER));
        var another = history(version(1, 0, OLD, OTHER), version(2, 1, OTHER, OLD));

        assertThat(fewer.isNewestSuspicious(at(2), WINDOW)).isFalse();
        assertThat(another.isNewestSuspicious(at(2), WINDOW)).isFalse();
    }

    @Test
    void anAddressThatWasThereLongBeforeIsKnown() {
        var history = history(version(1, 0, OLD), version(2, 100, OTHER), version(3, 500, OLD));

        assertThat(history.isNewestSuspicious(at(501), WINDOW)).isFalse();
    }

    @Test
    void anAddressThatStoodForAMomentAndComesBackIsSuspicious() {
        var history = history(version(1, 0, OLD), version(2, 100, NEW), version(3, 101, OLD), version(4, 900, NEW));

        assertThat(history.isNewestSuspicious(at(901), WINDOW)).isTrue();
        assertThat(history.lastKnown(at(901), WINDOW).version()).isEqualTo(3);
    }

    @Test
    void anAddressStandsOnThroughChangesOfOthers() {
        var history = history(version(1, 0, OLD), version(2, 100, OLD, NEW), version(3, 150, NEW));

        assertThat(history.isNewestSuspicious(at(172), WINDOW)).isFalse();
    }

    @Test
    void anAddressThatWasRefusedIsNeverKnownAgain() {
        var history =
                history(version(1, 0, OLD), closed(version(2, 100, NEW)), version(3, 110, OLD), version(4, 200, NEW));

        assertThat(history.isNewestSuspicious(at(9_000), WINDOW)).isTrue();
        assertThat(history.lastKnown(at(9_000), WINDOW).version()).isEqualTo(3);
    }

    @Test
    void anAddressThatWasKnownBeforeIsNotRefusedWithTheNewOneBesideIt() {
        var history = history(version(1, 0, OLD), closed(version(2, 100, OLD, NEW)), version(3, 110, OLD));

        assertThat(history.isNewestSuspicious(at(111), WINDOW)).isFalse();
    }

    @Test
    void everyVersionSinceTheLastKnownOneIsSuspiciousThatHoldsANewAddress() {
        var history = history(
                version(1, 0, OLD),
                version(2, 100, NEW),
                version(3, 101, OLD),
                version(4, 102, OTHER),
                version(5, 103, NEW));

        var lastKnown = history.lastKnown(at(104), WINDOW);

        assertThat(lastKnown.version()).isEqualTo(3);
        assertThat(history.suspiciousSince(lastKnown, at(104), WINDOW))
                .extracting(Known::version)
                .containsExactly(4L, 5L);
    }

    @Test
    void theSameAddressOnAnotherChannelIsAnother() {
        var sms = new Contact(Channel.SMS, new Address("+491713920042"));
        var push = new Contact(Channel.PUSH, new Address("+491713920042"));
        var history = history(version(1, 0, List.of(sms)), version(2, 10, List.of(push)));

        assertThat(history.isNewestSuspicious(at(11), WINDOW)).isTrue();
    }

    private static ContactHistory history(Version... versions) {
        return new ContactHistory(List.of(versions));
    }

    private static Version closed(Version version) {
        return new Version(version.known(), Optional.of(version.known().since().plusSeconds(60)));
    }

    private static Version version(long number, int hour, String... addresses) {
        var contacts = Arrays.stream(addresses)
                .map(address -> new Contact(Channel.EMAIL, new Address(address)))
                .toList();
        return version(number, hour, contacts);
    }

    private static Version version(long number, int hour, List<Contact> contacts) {
        var recipient = new Recipient("r-1", "Ada Sommer", "de", "DE", contacts);
        return new Version(new Known(recipient, "acme", number, at(hour)), Optional.empty());
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
