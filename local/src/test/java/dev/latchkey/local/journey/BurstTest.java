package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.journey.Web.Answer;
import dev.latchkey.local.phone.Received;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Many deliveries at once, in real time, through the public doors: webhooks over HTTP and deposits over MQTT.
///
/// `-Dlatchkey.burst=2000` plays what is promised, 2,000 within a minute (`docs/faults.md`); without it a hundred,
/// at the same pace.
class BurstTest {

    private static final int DELIVERIES = Integer.getInteger("latchkey.burst", 100);
    private static final Duration BETWEEN_TWO = Duration.ofMinutes(1).dividedBy(2_000);
    private static final int PARCELS_AT_A_LOCKER = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void aBurstOfDeliveriesLosesNone() throws Exception {
        try (var outside = Outside.start(false);
                var street = Street.of((DELIVERIES - 1) / PARCELS_AT_A_LOCKER + 1, outside)) {
            var before = processorTime();
            var start = Instant.now();

            var parcels = push(outside, street);
            var pushed = Duration.between(start, Instant.now());
            var messages = messages(outside, start);
            var told = Duration.between(start, Instant.now());

            report(pushed, told, messages, before);
            assertThat(messages).hasSize(DELIVERIES);
            for (var parcel : parcels) {
                parcel.becomes("ReadyForPickup");
                assertThat(parcel.cases()).isEmpty();
                assertThat(messages.get(parcel.recipient().pushToken())).hasSize(1);
            }
        }
    }

    /// Each parcel is registered, delivered and deposited, one parcel every 30 ms whatever became of the last.
    private List<Parcel> push(Outside outside, Street street) throws InterruptedException, ExecutionException {
        var parcels = new ArrayList<Parcel>();
        var pushing = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < DELIVERIES; i++) {
                LockSupport.parkNanos(start + i * BETWEEN_TWO.toNanos() - System.nanoTime());
                int locker = i / PARCELS_AT_A_LOCKER;
                int compartment = i % PARCELS_AT_A_LOCKER + 1;
                var parcel = outside.parcelTo(Street.lockerId(locker));
                parcels.add(parcel);
                pushing.add(threads.submit(() -> push(parcel, street.locker(locker), compartment)));
            }
        }
        for (var each : pushing) {
            each.get();
        }
        return parcels;
    }

    private void push(Parcel parcel, PlainLocker locker, int compartment) {
        tells(parcel::isRegistered);
        tells(() -> parcel.is("delivered"));
        deposit(parcel, locker, compartment).join();
    }

    /// The locker has its clock from the system, which may be too busy to tell the time.
    private static CompletableFuture<?> deposit(Parcel parcel, PlainLocker locker, int compartment) {
        while (true) {
            try {
                return locker.depositing("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), compartment);
            } catch (UncheckedIOException nobodyAnswered) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    /// Carriers say again what was not taken, a second later.
    private void tells(Supplier<Answer> webhook) {
        while (!isTaken(webhook)) {
            refused.incrementAndGet();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private static boolean isTaken(Supplier<Answer> webhook) {
        try {
            return webhook.get().status() < 300;
        } catch (UncheckedIOException nobodyAnswered) {
            return false;
        }
    }

    /// By address, once there are as many as deliveries, or nobody is patient any longer.
    private static Map<String, List<Received>> messages(Outside outside, Instant start) {
        var byAddress = Map.<String, List<Received>>of();
        while (byAddress.size() < DELIVERIES && start.plus(PATIENCE).isAfter(Instant.now())) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            byAddress = outside.system().phones().received().stream()
                    .collect(Collectors.groupingBy(Received::address, Collectors.toList()));
        }
        return byAddress;
    }

    private void report(Duration pushed, Duration told, Map<String, List<Received>> messages, Duration before) {
        System.out.printf(
                Locale.ROOT,
                "%d deliveries: taken within %.1f s (%d webhooks said again), %d recipients told after %.1f s,"
                        + " %.0f ms of processor time each%n",
                DELIVERIES,
                pushed.toMillis() / 1000.0,
                refused.get(),
                messages.size(),
                told.toMillis() / 1000.0,
                (double) processorTime().minus(before).toMillis() / DELIVERIES);
    }

    /// The whole process's: senders, lockers and all that is played of AWS.
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
