package dev.latchkey.local.iot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// A network between a locker and its broker that breaks every connection somewhere: after a random number of bytes
/// in one direction, be it in the handshake or within a frame, or after a random while, in one of several ways, and
/// for a random time.
final class CuttingProxy implements AutoCloseable {

    /// How a connection breaks.
    enum Cut {
        RESET,
        CLOSED,
        /// What goes up is lost for a while, what comes down is not; or the other way round.
        ONE_DIRECTION,
        /// Nothing arrives any more, and the locker is not told for a while.
        HALF_OPEN,
        /// A few bytes at a time for a while.
        SLOW
    }

    private static final int LATEST_BYTE = 16_000;
    private static final int SHORT_LIFE_MILLIS = 150;
    private static final int LONGEST_LIFE_MILLIS = 600;
    private static final int LONGEST_CUT_MILLIS = 120;
    private static final int LONGEST_SILENCE_MILLIS = 4_000;

    private final int broker;
    private final RandomGenerator random;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<Cut, AtomicInteger> counts = new EnumMap<>(Cut.class);
    private final AtomicInteger cuts = new AtomicInteger();
    private final Set<Connection> holding = ConcurrentHashMap.newKeySet();
    private volatile boolean isCutting;

    CuttingProxy(int broker, RandomGenerator random) throws IOException {
        this.broker = broker;
        this.random = random;
        for (Cut cut : Cut.values()) {
            counts.put(cut, new AtomicInteger());
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    Map<Cut, AtomicInteger> counts() {
        return counts;
    }

    /// From now on every new connection breaks; those before hold until [#sever].
    void beginCutting() {
        isCutting = true;
    }

    /// From now on every new connection holds.
    void heal() {
        isCutting = false;
    }

    /// Whether there is a connection that holds.
    boolean holds() {
        return !holding.isEmpty();
    }

    /// Ends the connections that hold.
    void sever() {
        holding.forEach(Connection::end);
        holding.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var locker = server.accept();
                Thread.ofVirtual().start(new Connection(locker, new Socket("127.0.0.1", broker))::run);
            } catch (IOException e) {
                // closed, or the broker is not there: the locker tries again
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Connection {

        private final Socket locker;
        private final Socket upstream;
        private final Cut cut;
        private final boolean isUp;
        private final int lastByte;
        private final int life;
        private final int length;
        private final boolean breaks = isCutting;
        private final AtomicBoolean isBroken = new AtomicBoolean();

        Connection(Socket locker, Socket upstream) throws IOException {
            this.locker = locker;
            this.upstream = upstream;
            locker.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            cut = Cut.values()[random.nextInt(Cut.values().length)];
            isUp = random.nextBoolean();
            // One in three breaks by time alone, or hardly anything would ever get through.
            lastByte = random.nextInt(3) == 0
                    ? Integer.MAX_VALUE
                    : (int) Math.exp(random.nextDouble() * Math.log(LATEST_BYTE));
            life = 1 + random.nextInt(random.nextInt(3) == 0 ? LONGEST_LIFE_MILLIS : SHORT_LIFE_MILLIS);
            boolean isLong = cut == Cut.HALF_OPEN && random.nextInt(25) == 0;
            length = random.nextInt(isLong ? LONGEST_SILENCE_MILLIS : LONGEST_CUT_MILLIS);
        }

        void run() {
            Thread.ofVirtual().start(() -> pump(locker, upstream, true));
            Thread.ofVirtual().start(() -> pump(upstream, locker, false));
            if (breaks) {
                pause(life);
                cut();
            } else {
                holding.add(this);
            }
        }

        private void pump(Socket from, Socket to, boolean up) {
            var buffer = new byte[8192];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int passed = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    int most = breaks && up == isUp && !isBroken.get()
                            ? Math.min(read, Math.max(0, lastByte - passed))
                            : read;
                    passed += read;
                    pass(buffer, most, out, up);
                    if (most < read) {
                        Thread.ofVirtual().start(this::cut);
                        pass(buffer, most, read, out, up);
                    }
                }
                ended();
            } catch (IOException e) {
                ended();
            }
        }

        /// One side has gone, or was cut off.
        private void ended() {
            if (!isBroken.get()) {
                end();
            }
        }

        private void pass(byte[] buffer, int length, OutputStream out, boolean up) throws IOException {
            pass(buffer, 0, length, out, up);
        }

        private void pass(byte[] buffer, int from, int to, OutputStream out, boolean up) throws IOException {
            if (isBroken.get() && isLost(up)) {
                return;
            }
            int step = isBroken.get() && cut == Cut.SLOW ? 7 : buffer.length;
            for (int at = from; at < to; at += step) {
                out.write(buffer, at, Math.min(step, to - at));
                if (step < buffer.length) {
                    pause(1);
                }
            }
        }

        private boolean isLost(boolean up) {
            return switch (cut) {
                case ONE_DIRECTION -> up == isUp;
                case SLOW -> false;
                case RESET, CLOSED, HALF_OPEN -> true;
            };
        }

        private void cut() {
            if (!isBroken.compareAndSet(false, true)) {
                return;
            }
            cuts.incrementAndGet();
            counts.get(cut).incrementAndGet();
            switch (cut) {
                case RESET -> reset();
                case CLOSED -> end();
                case ONE_DIRECTION, SLOW -> {
                    pause(length);
                    reset();
                }
                case HALF_OPEN -> {
                    close(upstream);
                    pause(length);
                    end();
                }
            }
        }

        private void reset() {
            try {
                locker.setSoLinger(true, 0);
                upstream.setSoLinger(true, 0);
            } catch (IOException e) {
                // closed already
            }
            end();
        }

        private void end() {
            close(upstream);
            close(locker);
        }

        private void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
    }
}
