package dev.latchkey.local.fault;

import dev.latchkey.local.clock.RealClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The faults that are in force, and how often each took effect. Safe for any number of threads.
///
/// A latency passes in real time, on a virtual clock too: that one stands still while a request is in hand, and
/// the AWS clients' patience, which a latency is there to try, is real in any case.
public final class Faults implements AutoCloseable {

    private final RandomGenerator random;
    private final RealClock clock = new RealClock();
    private final List<InForce> inForce = new CopyOnWriteArrayList<>();

    /// @param random decides which requests meet a fault of a rate below 1
    public Faults(RandomGenerator random) {
        this.random = random;
    }

    public void add(FaultRule rule) {
        inForce.add(new InForce(rule));
    }

    /// Every rule that was added since the last [#clear], in that order, those that are spent among them.
    public List<Tally> all() {
        return inForce.stream().map(InForce::tally).toList();
    }

    /// @return how many rules there were
    public synchronized int clear() {
        var cleared = inForce.size();
        inForce.clear();
        return cleared;
    }

    /// Does the work, unless a fault is due for it. Of several that fit, the one that was added first strikes.
    ///
    /// @param signingName the service, as `dynamodb`
    /// @param resources names of what the request is about; asked for only where a rule wants to know
    /// @throws FaultStruck where the fault has an error
    public <T> T around(String signingName, String operation, Supplier<List<String>> resources, Supplier<T> work) {
        var due = inForce.isEmpty() ? Optional.<Fault>empty() : due(signingName, operation, resources);
        return due.isEmpty() ? work.get() : due.get().strike(work, this::await);
    }

    private Optional<Fault> due(String signingName, String operation, Supplier<List<String>> resources) {
        return FaultyService.named(signingName)
                .flatMap(service -> inForce.stream()
                        .filter(each -> each.rule.fits(service, operation, resources))
                        .filter(each -> each.draw(random))
                        .findFirst())
                .map(each -> each.rule.fault());
    }

    private void await(Duration latency) {
        var over = new CountDownLatch(1);
        var timer = clock.schedule(clock.now().plus(latency), over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a request waited");
        } finally {
            timer.cancel();
        }
    }

    @Override
    public void close() {
        clock.close();
    }

    /// A rule and how many requests have met it.
    public record Tally(FaultRule rule, int tookEffect) {}

    private static final class InForce {

        private final FaultRule rule;
        private int tookEffect;

        InForce(FaultRule rule) {
            this.rule = rule;
        }

        /// Whether this request meets the fault; if so, it is counted.
        synchronized boolean draw(RandomGenerator random) {
            boolean meets = !rule.isSpent(tookEffect) && random.nextDouble() < rule.rate();
            if (meets) {
                tookEffect++;
            }
            return meets;
        }

        synchronized Tally tally() {
            return new Tally(rule, tookEffect);
        }
    }
}
