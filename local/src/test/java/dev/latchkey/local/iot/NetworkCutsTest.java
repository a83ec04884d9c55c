package dev.latchkey.local.iot;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import dev.latchkey.device.LockerController;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.link.LinkState;
import dev.latchkey.device.link.Patience;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.time.RealTimers;
import dev.latchkey.local.aws.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real controller and the device SDK over mutual TLS to the broker, through a network that is cut again and
/// again ([CuttingProxy]), while couriers and recipients come and go.
///
/// `-Dlatchkey.cuts=` says how many cuts; `-Dlatchkey.seed=` says what they are drawn from.
class NetworkCutsTest {

    private static final String LOCKER = "cuts-1";
    private static final int PARCELS = 12;
    private static final int COMPARTMENTS = 16;
    private static final int CUTS = Integer.getInteger("latchkey.cuts", 100);
    private static final long SEED = Long.getLong("latchkey.seed", 20261125);
    private static final Patience IMPATIENT = new Patience(
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1));

    private final Random random = new Random(SEED);
    private final RealTimers timers = new RealTimers();
    private final SimulatedCabinet people = new SimulatedCabinet(
            IntStream.rangeClosed(1, COMPARTMENTS)
                    .mapToObj(number -> new Compartment(number, Size.M))
                    .toList(),
            SimulatedCabinet.People.HELPFUL);
    private final CountingCabinet cabinet = new CountingCabinet(people);
    private final Watcher watcher = new Watcher();
    private final String[] parcels = new String[PARCELS + 1];
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();
    private int brought;
    private int collected;
    private int collectedOffline;

    @TempDir
    private Path directory;

    private RunningBroker running;
    private CuttingProxy network;
    private Mqtt5AsyncClient client;
    private CutsCloud cloud;
    private LockerController controller;

    @BeforeEach
    void start() throws Exception {
        running = RunningBroker.start(policy());
        counting("connected", connections);
        counting("disconnected", ends);
        network = new CuttingProxy(running.broker().port(), new Random(SEED));
        client = running.locker("cloud");
        client.connect().orTimeout(20, TimeUnit.SECONDS).join();
        cloud = new CutsCloud(client, LOCKER);
        controller = new RealLocker(running, cloud.key(), timers, directory)
                .build(LOCKER, network.port(), IMPATIENT, cabinet, watcher);
        controller.start();
        // What is published for a locker that has never subscribed is for nobody.
        awaits("the first connection", () -> watcher.isConnectedOnce);
        for (int compartment = 1; compartment <= PARCELS; compartment++) {
            bring(compartment);
        }
        awaits("their codes", () -> watcher.granted.size() == PARCELS);
        network.beginCutting();
        network.sever();
    }

    private void counting(String presence, AtomicInteger count) {
        running.broker().onMessage(message -> {
            if (message.topic().equals("$aws/events/presence/" + presence + "/" + LOCKER)) {
                count.incrementAndGet();
            }
        });
    }

    /// The client that plays the cloud may do what the cloud may.
    private static ThingPolicy policy() {
        return ThingPolicy.of(
                Account.LOCAL,
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(
                                LockerPolicy.allow("iot:Connect", "client/${iot:Connection.Thing.ThingName}"),
                                LockerPolicy.allow("iot:Publish", "topic/lockers/*"),
                                LockerPolicy.allow("iot:RetainPublish", "topic/lockers/*/manifest"),
                                LockerPolicy.allow("iot:Subscribe", "topicfilter/lockers/*"),
                                LockerPolicy.allow("iot:Receive", "topic/lockers/*"))));
    }

    @AfterEach
    void stop() throws Exception {
        controller.close();
        timers.close();
        network.close();
        client.disconnect().orTimeout(20, TimeUnit.SECONDS).join();
        running.close();
    }

    @Test
    void nothingIsLostOrDoubledHoweverOftenTheNetworkIsCut() throws Exception {
        long began = System.nanoTime();
        while (network.cuts() < CUTS) {
            act();
            Thread.sleep(random.nextInt(15));
        }
        network.heal();
        long arrived = cloud.eventIds().size();
        awaits("a connection that holds", () -> network.holds() && isConnected());
        // Commands come in order: when the last one has come, no other is still on its way.
        var last = cloud.diagnose();
        awaits("the last answer", () -> cloud.answered().contains(last));
        controller.quiet().orTimeout(60, TimeUnit.SECONDS).join();
        awaits("every answer", () -> cloud.answered().equals(watcher.answered));
        awaits("the newest manifest", () -> controller.status().manifestVersion() == cloud.version());
        awaits("the end of every connection but the last", () -> ends.get() == connections.get() - 1);
        report(Duration.ofNanos(System.nanoTime() - began), arrived);

        assertThat(watcher.broken).isEmpty();
        assertThat(cloud.contradictions()).isEmpty();
        assertThat(cloud.eventIds())
                .isEqualTo(watcher.events.stream()
                        .map(it -> it.eventId().toString())
                        .toList());
        assertThat(cloud.sequences())
                .isEqualTo(
                        LongStream.rangeClosed(1, watcher.events.size()).boxed().toList());
        assertThat(cloud.ends()).isSubsetOf("done", "expired");
        assertThat(opened()).isEqualTo(cloud.obeyed());
        assertThat(watcher.versions).isSorted().doesNotHaveDuplicates();
        assertThat(collectedOffline).isPositive();
    }

    private boolean isConnected() {
        return controller.status().link() instanceof LinkState.Connected;
    }

    private void act() {
        int compartment = 1 + random.nextInt(PARCELS);
        if (random.nextInt(40) == 0) {
            cloud.open(PARCELS + 1 + random.nextInt(COMPARTMENTS - PARCELS));
        } else if (parcels[compartment] == null) {
            bring(compartment);
        } else if (watcher.knows(parcels[compartment])) {
            collect(compartment);
        }
    }

    /// Turned away where the locker has not heard that the last parcel's code has ended.
    private void bring(int compartment) {
        String parcel = "T" + ++brought;
        people.deposit(parcel, compartment);
        controller.status();
        if (people.isOccupied(compartment)) {
            parcels[compartment] = parcel;
        }
    }

    /// The locker has applied a manifest with this parcel, so its code opens at once, network or not: the door is
    /// open before the locker does anything else.
    private void collect(int compartment) {
        boolean isOffline = !isConnected();
        people.type(CutsCloud.code(parcels[compartment]));
        controller.status();
        assertThat(people.isOccupied(compartment)).isFalse();
        parcels[compartment] = null;
        collected++;
        collectedOffline += isOffline ? 1 : 0;
    }

    private static void awaits(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(until);
            Thread.sleep(1);
        }
    }

    /// How often each compartment was released for no parcel.
    private Map<Integer, Long> opened() {
        return cabinet.releases().entrySet().stream()
                .filter(it -> it.getKey() > PARCELS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// @param arrived how many events came while the network was being cut
    private void report(Duration took, long arrived) {
        System.out.printf(
                "%d cuts %s in %d s: %d events, %d of them before the network held, %d came twice; %d commands %s; %d codes typed, %d of them offline%n",
                network.cuts(),
                network.counts(),
                took.toSeconds(),
                watcher.events.size(),
                arrived,
                cloud.arrivals() - watcher.events.size(),
                cloud.ends().size(),
                cloud.ends().stream().collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting())),
                collected,
                collectedOffline);
    }

    private static final class Watcher implements LockerObserver {

        private final List<LockerEvent> events = new CopyOnWriteArrayList<>();
        private final List<Long> versions = new CopyOnWriteArrayList<>();
        private final List<RuntimeException> broken = new CopyOnWriteArrayList<>();
        private final Set<String> granted = ConcurrentHashMap.newKeySet();
        private final Set<String> answered = ConcurrentHashMap.newKeySet();
        private volatile boolean isConnectedOnce;

        @Override
        public void linkChanged(LinkState state) {
            isConnectedOnce |= state instanceof LinkState.Connected;
        }

        boolean knows(String parcel) {
            return granted.contains(parcel);
        }

        @Override
        public void happened(LockerEvent event) {
            events.add(event);
        }

        @Override
        public void manifestApplied(dev.latchkey.device.manifest.Manifest manifest) {
            versions.add(manifest.version());
            manifest.grants().forEach(grant -> granted.add(grant.deliveryId()));
        }

        @Override
        public void commandAnswered(Ack.CommandResult result) {
            answered.add(result.commandId().toString());
        }

        @Override
        public void broke(RuntimeException failure) {
            broken.add(failure);
        }
    }
}
