package dev.latchkey.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Supplier<List<String>> TABLES = () -> List.of("latchkey-LockersTable");
    private static final Fault THROTTLED = fault(false);

    private final Faults faults = new Faults(new SplittableRandom(7));
    private final AtomicInteger worked = new AtomicInteger();

    @AfterEach
    void close() {
        faults.close();
    }

    @Test
    void strikesInsteadOfTheWorkAsOftenAsItsCountSays() {
        faults.add(rule(Optional.of("PutItem"), Optional.empty(), THROTTLED, 1, OptionalInt.of(2)));

        assertThat(struckOf(5)).isEqualTo(2);
        assertThat(worked).hasValue(3);
        assertThat(faults.all())
                .singleElement()
                .satisfies(it -> assertThat(it.tookEffect()).isEqualTo(2));
    }

    @Test
    void losesTheAnswerOfWorkThatWasDone() {
        faults.add(rule(Optional.empty(), Optional.empty(), fault(true), 1, OptionalInt.of(1)));

        assertThat(struckOf(1)).isEqualTo(1);
        assertThat(worked).hasValue(1);
    }

    @Test
    void strikesAsManyAsItsRateSaysByItsOwnChance() {
        faults.add(rule(Optional.empty(), Optional.empty(), THROTTLED, 0.3, OptionalInt.empty()));

        assertThat(struckOf(1000)).isBetween(250, 350).isEqualTo(again());
    }

    @Test
    void leavesOtherOperationsAndOtherTablesAlone() {
        faults.add(rule(Optional.of("GetItem"), Optional.empty(), THROTTLED, 1, OptionalInt.empty()));
        faults.add(rule(Optional.empty(), Optional.of("DeliveriesTable"), THROTTLED, 1, OptionalInt.empty()));

        assertThat(struckOf(3)).isZero();
    }

    @Test
    void meansATableByItsNameWithOrWithoutTheStacks() {
        faults.add(rule(Optional.empty(), Optional.of("LockersTable"), THROTTLED, 1, OptionalInt.of(1)));
        faults.add(rule(Optional.empty(), Optional.of("latchkey-LockersTable"), THROTTLED, 1, OptionalInt.of(1)));

        assertThat(struckOf(3)).isEqualTo(2);
    }

    @Test
    void onlyDelaysWhereThereIsNoError() {
        faults.add(rule(
                Optional.empty(),
                Optional.empty(),
                new Fault(Optional.empty(), Duration.ofMillis(30), false),
                1,
                OptionalInt.empty()));

        var before = System.nanoTime();

        assertThat(struckOf(1)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(20));
        assertThat(worked).hasValue(1);
    }

    @Test
    void areForgottenWhenCleared() {
        faults.add(rule(Optional.empty(), Optional.empty(), THROTTLED, 1, OptionalInt.empty()));

        assertThat(faults.clear()).isEqualTo(1);

        assertThat(struckOf(1)).isZero();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void carryTheErrorOfTheService() {
        faults.add(rule(Optional.empty(), Optional.empty(), THROTTLED, 1, OptionalInt.empty()));

        assertThatExceptionOfType(FaultStruck.class)
                .isThrownBy(() -> put(faults))
                .satisfies(it -> assertThat(it.error()).isEqualTo(new InjectedError("ThrottlingException", 400)));
    }

    private int struckOf(int requests) {
        return struckOf(requests, faults);
    }

    /// What the same chance gives another time.
    private int again() {
        try (var same = new Faults(new SplittableRandom(7))) {
            same.add(rule(Optional.empty(), Optional.empty(), THROTTLED, 0.3, OptionalInt.empty()));
            return struckOf(1000, same);
        }
    }

    private int struckOf(int requests, Faults given) {
        return (int) IntStream.range(0, requests).filter(i -> isStruck(given)).count();
    }

    private boolean isStruck(Faults given) {
        try {
            put(given);
            return false;
        } catch (FaultStruck struck) {
            return true;
        }
    }

    private void put(Faults given) {
        given.around("dynamodb", "PutItem", TABLES, worked::incrementAndGet);
    }

    private static FaultRule rule(
            Optional<String> operation, Optional<String> resource, Fault fault, double rate, OptionalInt count) {
        return new FaultRule(FaultyService.DYNAMODB, operation, resource, fault, rate, count);
    }

    private static Fault fault(boolean isAfter) {
        return new Fault(FaultyService.DYNAMODB.error("ThrottlingException"), Duration.ZERO, isAfter);
    }
}
