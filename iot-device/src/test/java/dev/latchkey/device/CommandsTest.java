package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.CommandOutcome;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    @AutoClose
    private final TestLocker locker;

    CommandsTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.NONE);
    }

    @Test
    void opensACompartment() {
        locker.link.listener.commandReceived(locker.open(2));

        assertThat(locker.link.happenings())
                .containsExactly(new Happening.Opened(2, Optional.empty(), Optional.empty(), OpenedBy.COMMAND));
        assertThat(results()).containsExactly("done: compartment 2 opened");
    }

    @Test
    void countsAnOpeningForWhomTheParcelIsFor() {
        locker.manifest(1, locker.parcel());

        locker.link.listener.commandReceived(locker.open(1));
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings())
                .containsExactly(
                        new Happening.Opened(1, Optional.of("d-1"), Optional.of(1), OpenedBy.COMMAND),
                        new Happening.Closed(1),
                        new Happening.Collected(1, "d-1"));
    }

    @Test
    void opensOnceHoweverOftenItIsTold() {
        Command command = locker.open(2);
        locker.link.listener.commandReceived(command);
        locker.cabinet.close(2);

        locker.link.listener.commandReceived(command);

        assertThat(locker.link.happenings())
                .filteredOn(Happening.Opened.class::isInstance)
                .hasSize(1);
        assertThat(results()).containsExactly("done: compartment 2 opened", "done: compartment 2 opened");
    }

    @Test
    void opensOnceEvenAcrossARestart() {
        Command command = locker.open(2);
        locker.link.listener.commandReceived(command);
        locker.cabinet.close(2);
        locker.restart();
        locker.link.connect();

        locker.link.listener.commandReceived(command);

        assertThat(locker.link.happenings()).isEmpty();
        assertThat(results()).containsExactly("done: compartment 2 opened");
    }

    @Test
    void opensNothingThirtySecondsLater() {
        Command command = locker.open(2);
        locker.time.pass(Duration.ofSeconds(30));

        locker.link.listener.commandReceived(command);

        assertThat(locker.link.happenings()).isEmpty();
        assertThat(outcomes()).containsExactly(CommandOutcome.EXPIRED);
    }

    @Test
    void holdsAnOpeningForThirtySecondsWhateverItSays() {
        Instant now = locker.time.instant();
        Command generous = new Command.Open(UUID.randomUUID(), 2, now, now.plusSeconds(3600));
        locker.time.pass(Duration.ofSeconds(31));

        locker.link.listener.commandReceived(generous);

        assertThat(outcomes()).containsExactly(CommandOutcome.EXPIRED);
    }

    @Test
    void saysThatADoorDidNotOpen() {
        locker.cabinet.breakDown(2, Fault.DOOR_JAMMED);

        locker.link.listener.commandReceived(locker.open(2));
        locker.time.pass(Duration.ofSeconds(3));

        assertThat(results()).containsExactly("failed: compartment 2 did not open");
    }

    @Test
    void saysAfterAPowerCutThatAnOpeningWasInterrupted() {
        locker.cabinet.breakDown(2, Fault.DOOR_JAMMED);
        Command command = locker.open(2);
        locker.link.listener.commandReceived(command);
        locker.restart();

        locker.link.connect();

        assertThat(outcomes()).containsExactly(CommandOutcome.FAILED);
    }

    @Test
    void refusesACommandThatItDoesNotKnow() {
        locker.link.listener.commandReceived(new Command.Unusable(UUID.randomUUID(), "type: unheard of"));

        assertThat(results()).containsExactly("refused: type: unheard of");
    }

    @Test
    void refusesToOpenWhatIsNotThere() {
        locker.link.listener.commandReceived(locker.open(9));

        assertThat(results()).containsExactly("refused: there is no compartment 9");
        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void describesItsHealthWhenAsked() {
        locker.cabinet.breakDown(3, Fault.OCCUPANCY_SENSOR_DEAD);
        locker.time.pass(Duration.ofMinutes(2));

        locker.link.listener.commandReceived(new Command.Diagnose(UUID.randomUUID(), Optional.empty(), soon()));

        assertThat(results()).containsExactly("done: manifest 0; faults: occupancySensorDead 3");
        assertThat(answers().getFirst().report())
                .contains(((Happening.Health) locker.link.events.getLast().happening()).report());
    }

    @Test
    void describesOneCompartmentWhenAskedAboutIt() {
        locker.cabinet.put(2);
        locker.link.listener.commandReceived(new Command.DisableCompartment(UUID.randomUUID(), 2, soon()));

        locker.link.listener.commandReceived(new Command.Diagnose(UUID.randomUUID(), Optional.of(2), soon()));

        assertThat(results())
                .last()
                .isEqualTo("done: compartment 2: door closed, latch engaged, occupied, out of use; faults: none");
    }

    @Test
    void cannotDescribeACompartmentThatIsNotThere() {
        locker.link.listener.commandReceived(new Command.Diagnose(UUID.randomUUID(), Optional.of(9), soon()));

        assertThat(results()).containsExactly("refused: there is no compartment 9");
    }

    @Test
    void answersWhereTheBoardOfTheLockDoesNot() {
        locker.cabinet.breakDown(2, Fault.LATCH_UNREACHABLE);

        locker.link.listener.commandReceived(locker.open(2));
        locker.time.pass(Duration.ofSeconds(3));

        assertThat(results()).containsExactly("failed: compartment 2 did not open");
        assertThat(locker.broken).hasSize(3);
        locker.broken.clear();
    }

    @Test
    void opensWhereTheBoardOfTheLockAnswersAtTheSecondAttempt() {
        locker.cabinet.breakDown(2, Fault.LATCH_UNREACHABLE);
        locker.link.listener.commandReceived(locker.open(2));
        locker.cabinet.repair(2);

        locker.time.pass(Duration.ofSeconds(1));

        assertThat(results()).containsExactly("done: compartment 2 opened");
        locker.broken.clear();
    }

    @Test
    void rebootsAfterItAnsweredAndOnlyOnce() {
        Command command = new Command.Reboot(UUID.randomUUID(), soon());
        locker.link.silent = true;
        locker.link.listener.commandReceived(command);
        assertThat(locker.reboots).isZero();

        locker.link.answerAll();
        locker.link.listener.commandReceived(command);

        assertThat(locker.reboots).isEqualTo(1);
    }

    @Test
    void putsNoParcelIntoADisabledCompartmentEvenAfterARestart() {
        locker.link.listener.commandReceived(new Command.DisableCompartment(UUID.randomUUID(), 1, soon()));
        locker.restart();

        locker.cabinet.deposit("T1");
        locker.cabinet.put(2);
        locker.cabinet.close(2);

        locker.link.connect();
        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(2, "T1"));
    }

    @Test
    void stillGivesOutWhatADisabledCompartmentHolds() {
        locker.manifest(1, locker.parcel());
        locker.link.listener.commandReceived(new Command.DisableCompartment(UUID.randomUUID(), 1, soon()));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings())
                .hasOnlyElementsOfType(Happening.Opened.class)
                .hasSize(1);
    }

    @Test
    void takesParcelsAgainWhenEnabled() {
        locker.link.listener.commandReceived(new Command.DisableCompartment(UUID.randomUUID(), 1, soon()));
        locker.link.listener.commandReceived(new Command.EnableCompartment(UUID.randomUUID(), 1, soon()));

        locker.cabinet.deposit("T1");
        locker.cabinet.put(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(1, "T1"));
    }

    @Test
    void repeatsAnAnswerThatTheBrokerDidNotAcknowledge() {
        locker.link.silent = true;
        locker.link.listener.commandReceived(locker.open(2));
        locker.link.disconnect();
        locker.link.silent = false;

        locker.link.connect();

        assertThat(results()).containsExactly("done: compartment 2 opened", "done: compartment 2 opened");
    }

    @Test
    void repeatsAnAnswerThatTheBrokerRefused() {
        locker.link.silent = true;
        locker.link.listener.commandReceived(locker.open(2));
        locker.link.failUnanswered();
        locker.link.silent = false;

        locker.time.pass(Duration.ofSeconds(30));

        assertThat(results()).containsExactly("done: compartment 2 opened", "done: compartment 2 opened");
    }

    @Test
    void answersNothingWhileADoorIsStillBeingOpened() {
        locker.cabinet.breakDown(2, Fault.DOOR_JAMMED);
        Command command = locker.open(2);
        locker.link.listener.commandReceived(command);

        locker.link.listener.commandReceived(command);
        locker.link.disconnect();
        locker.link.connect();
        assertThat(results()).isEmpty();

        locker.cabinet.repair(2);
        locker.time.pass(Duration.ofSeconds(1));
        assertThat(results()).containsExactly("done: compartment 2 opened");
    }

    @Test
    void leavesADepositADepositWhenToldToOpenItsDoor() {
        locker.cabinet.deposit("T1");

        locker.link.listener.commandReceived(locker.open(1));
        locker.cabinet.put(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings())
                .containsExactly(
                        new Happening.Opened(1, Optional.empty(), Optional.empty(), OpenedBy.COMMAND),
                        new Happening.Deposited(1, "T1"));
    }

    private Instant soon() {
        return locker.time.instant().plusSeconds(300);
    }

    private List<String> results() {
        return answers().stream()
                .map(result -> result.outcome() + ": " + result.detail())
                .toList();
    }

    private List<CommandOutcome> outcomes() {
        return answers().stream().map(Ack.CommandResult::outcome).toList();
    }

    private List<Ack.CommandResult> answers() {
        return locker.link.acks.stream()
                .filter(Ack.CommandResult.class::isInstance)
                .map(Ack.CommandResult.class::cast)
                .toList();
    }
}
