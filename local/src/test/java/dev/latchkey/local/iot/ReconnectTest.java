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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many lockers lose their broker at once. Times are a fifth of the usual ones.
class ReconnectTest {

    private static final int LOCKERS = 16;
    private static final Duration OUTAGE = Duration.ofSeconds(7);
    private static final Patience FIVEFOLD = new Patience(
            Patience.USUAL.firstPause().dividedBy(5),
            Patience.USUAL.longestPause().dividedBy(5),
            Patience.USUAL.stable().dividedBy(5),
            Patience.USUAL.keepAlive(),
            Patience.USUAL.answer());

    @TempDir
    private Path state;

    @Test
    void lockersTryAgainMoreAndMoreSeldomAndNeverAllAtOnce() throws Exception {
        var attempts = new CopyOnWriteArrayList<Long>();
        var links = new ArrayList<CloudLink>();
        try (var down = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
                var timers = new RealTimers()) {
            Thread.ofVirtual().start(() -> refuse(down, attempts));
            for (int i = 0; i < LOCKERS; i++) {
                links.add(link(down.getLocalPort(), timers));
            }
            links.forEach(link -> link.start(new Deaf()));
            Thread.sleep(OUTAGE);
            links.forEach(CloudLink::close);
        }

        long began = attempts.getFirst();
        var millis = attempts.stream().mapToLong(at -> (at - began) / 1_000_000).toArray();
        assertThat(between(millis, 0, 2000)).isGreaterThan(2 * between(millis, 5000, 7000));
        assertThat(between(millis, 3000, 7000)).isGreaterThan(LOCKERS / 2);
        for (int slot = 3000; slot < 7000; slot += 100) { // Together they would be all of them.
            assertThat(between(millis, slot, slot + 100)).as("at %d ms", slot).isLessThan(LOCKERS * 3 / 4);
        }
    }

    private static long between(long[] millis, long from, long to) {
        return LongStream.of(millis).filter(at -> at >= from && at < to).count();
    }

    private static void refuse(ServerSocket down, List<Long> attempts) {
        while (!down.isClosed()) {
            try (var attempt = down.accept()) {
                attempts.add(System.nanoTime());
                attempt.setSoLinger(true, 0);
            } catch (IOException e) {
                // the outage is over
            }
        }
    }

    private CloudLink link(int port, RealTimers timers) throws Exception {
        var authority = CertificateAuthority.in(state);
        var thing = new Things(authority, state).register("herd-1");
        return new MqttLink(
                new LockerTopics("herd-1"),
                new Endpoint("127.0.0.1", port),
                new dev.latchkey.device.link.Credentials(
                        thing.certificate(), thing.privateKey(), authority.certificateFile()),
                timers,
                FIVEFOLD);
    }

    /// Hears nothing.
    private static final class Deaf implements CloudLink.Listener {
        @Override
        public void linkChanged(LinkState state) {}

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
