package dev.latchkey.incident;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.recipient.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/// People in three countries who have no code now and then, each for a reason of their own; the same ones
/// for the same seed.
final class Town {

    private static final List<String> COUNTRIES = List.of("DE", "DE", "FR", "SE");
    private static final List<String> CARRIERS = List.of("acme", "easypost", "aftership");
    private static final List<Cause> CAUSES = List.of(
            Cause.DeliveryDelay,
            Cause.DeliveryDelay,
            Cause.CarrierIssue,
            Cause.NotificationFailure,
            Cause.WrongNumber,
            Cause.ContactSupport);
    private static final int LOCKERS_IN_A_COUNTRY = 20;

    private final InMemoryCloud cloud;
    private final CountReport countReport;
    private final CheckSurges checkSurges;
    private final Random random;
    private int number;
    private long minutes;

    Town(InMemoryCloud cloud, long seed) {
        this.cloud = cloud;
        this.countReport = cloud.countReport();
        this.checkSurges = cloud.checkSurges();
        this.random = new Random(seed);
    }

    /// Lets time pass minute by minute, in which about so many an hour ask; it is checked every five minutes.
    void passes(Duration time, double anHour) {
        for (long left = time.toMinutes(); left > 0; left--) {
            int asking = poisson(anHour / 60);
            for (int i = 0; i < asking; i++) {
                countReport.count(someone());
            }
            cloud.clock.advance(Duration.ofMinutes(1));
            if (++minutes % 5 == 0) {
                checkSurges.check();
            }
        }
    }

    /// So many ask within a quarter of an hour, with what they have in common, among the ordinary ones.
    void surges(int many, double ordinaryAnHour, UnaryOperator<Person> common) {
        for (int i = 0; i < many; i++) {
            asks(common);
            if (i % Math.ceilDiv(many, 15) == 0) {
                passes(Duration.ofMinutes(1), ordinaryAnHour);
            }
        }
    }

    Optional<Incident> asks(UnaryOperator<Person> common) {
        return countReport.count(common.apply(new Person(someone())).report());
    }

    Report someone() {
        var country = any(COUNTRIES);
        return new Report(
                "request-" + ++number,
                "d-" + number,
                cloud.clock.instant(),
                any(CAUSES),
                Optional.of(any(List.of(Channel.values()))),
                country,
                any(CARRIERS),
                lockerIn(country),
                Optional.empty());
    }

    private String lockerIn(String country) {
        return "locker-" + country + "-" + random.nextInt(LOCKERS_IN_A_COUNTRY);
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /// Knuth's way, which is good for small means.
    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /// Somebody of whom more is told.
    final class Person {
        private final Report report;

        private Person(Report report) {
            this.report = report;
        }

        Report report() {
            return report;
        }

        Person in(String country) {
            return with(report.cause(), report.channel(), country, report.carrier(), lockerIn(country));
        }

        Person at(String lockerId) {
            return with(report.cause(), report.channel(), report.country(), report.carrier(), lockerId);
        }

        Person because(Cause cause) {
            return with(cause, report.channel(), report.country(), report.carrier(), report.lockerId());
        }

        Person on(Channel channel) {
            return with(report.cause(), Optional.of(channel), report.country(), report.carrier(), report.lockerId());
        }

        Person by(String carrier) {
            return with(report.cause(), report.channel(), report.country(), carrier, report.lockerId());
        }

        Person of(String deliveryId) {
            return new Person(new Report(
                    report.requestId(),
                    deliveryId,
                    report.at(),
                    report.cause(),
                    report.channel(),
                    report.country(),
                    report.carrier(),
                    report.lockerId(),
                    report.caseId()));
        }

        private Person with(Cause cause, Optional<Channel> channel, String country, String carrier, String lockerId) {
            return new Person(new Report(
                    report.requestId(),
                    report.deliveryId(),
                    report.at(),
                    cause,
                    channel,
                    country,
                    carrier,
                    lockerId,
                    report.caseId()));
        }
    }
}
