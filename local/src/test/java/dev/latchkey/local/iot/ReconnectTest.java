package dev.latchkey.local.iot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.link.CloudLink;
import dev.latchkey.device.link.Endpoint;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.link.LockerTopics;
import dev.latchkey.device.link.MqttLink;
import dev.latchkey.device.link.Patience;
import dev.latchkey.device.message.BrokerTime;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Decision;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.time.RealTimers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many lockers lose their broker at once. The SDK draws their pauses and waits by a clock of its own, so nothing is
/// asked that a slow machine could change: a late try is as good as one in time. What is drawn fails less than one run
/// of ten million.
class ReconnectTest {

    private static final int LOCKERS = 16;
    private static final int TRIES = 12;

    private static final Patience HASTY = new Patience(
            Duration.ofMillis(20),
            Duration.ofMillis(640),
            Patience.USUAL.stable(),
            Patience.USUAL.keepAlive(),
            Patience.USUAL.answer());

    /// The pause of up to 20 ms has doubled five times.
    private static final int LAST_DOUBLED = 6;

    @TempDir
    private Path state;

    private final List<Outage> outages =
            Stream.generate(Outage::new).limit(LOCKERS).toList();

    @Test
    void lockersTryAgainMoreAndMoreSeldomAndNeverAllAtOnce() throws Exception {
        tryInVain();

        long longest = HASTY.longestPause().toNanos();
        assertThat(pauses(LAST_DOUBLED - 1).getMax() - pauses(LAST_DOUBLED - 1).getMin())
                .isGreaterThan(longest / 2 / 4);
        assertThat(pauses(LAST_DOUBLED).getMax() - pauses(LAST_DOUBLED).getMin())
                .isGreaterThan(longest / 4);
        for (int late = LAST_DOUBLED + 2; late < TRIES; late++) {
            assertThat(pauses(late).getAverage()).isGreaterThan(longest / 2.0);
        }
    }

    /// How long the lockers waited after their tries of this number.
    private LongSummaryStatistics pauses(int attempt) {
        return outages.stream().mapToLong(it -> it.pauseAfter(attempt)).summaryStatistics();
    }

    private void tryInVain() throws IOException, GeneralSecurityException, InterruptedException {
        var links = new ArrayList<CloudLink>();
        try (var down = new ServerSocket(0, 200);
                var timers = new RealTimers()) {
            Thread.ofVirtual().start(() -> refuse(down));
            for (var outage : outages) {
                links.add(link(ownAddress(links.size()), down.getLocalPort(), timers));
                links.getLast().start(outage);
            }
            for (var outage : outages) {
                assertThat(outage.tries.await(60, TimeUnit.SECONDS)).isTrue();
            }
            links.forEach(CloudLink::close);
        }
    }

    private static void refuse(ServerSocket down) {
        while (!down.isClosed()) {
            try (var attempt = down.accept()) {
                attempt.setSoLinger(true, 0);
            } catch (IOException e) {
                // the outage is over
            }
        }
    }

    /// The SDK looks an address up once for all of a process, and lockers are processes of their own.
    private static String ownAddress(int locker) {
        return "127.0.0." + (1 + locker);
    }

    private CloudLink link(String host, int port, RealTimers timers) throws IOException, GeneralSecurityException {
        var authority = CertificateAuthority.in(state);
        var thing = new Things(authority, state).register("herd-1");
        return new MqttLink(
                new LockerTopics("herd-1"),
                new Endpoint(host, port),
                new dev.latchkey.device.link.Credentials(
                        thing.certificate(), thing.privateKey(), authority.certificateFile()),
                timers,
                HASTY);
    }

    /// When a locker tried in vain.
    private static final class Outage implements CloudLink.Listener {

        private final List<Long> failures = new CopyOnWriteArrayList<>();
        private final CountDownLatch tries = new CountDownLatch(TRIES);

        @Override
        public void linkChanged(LinkState state) {
            failures.add(System.nanoTime());
            tries.countDown();
        }

        /// @param attempt the first is 1
        private long pauseAfter(int attempt) {
            return failures.get(attempt) - failures.get(attempt - 1);
        }

        @Override
        public void manifestReceived(byte[] signed) {}

        @Override
        public void decisionReceived(Decision decision) {}

        @Override
        public void commandReceived(Command command) {}

        @Override
        public void timeReceived(BrokerTime time) {}

        @Override
        public void malformedReceived(String topic, MalformedMessage problem) {}
    }
}
