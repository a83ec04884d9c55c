package dev.latchkey.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.Ports;
import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes;
import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.local.Root;
import dev.latchkey.locker.Decision;
import dev.latchkey.locker.LockerLink;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.ContactHistory;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Workflows;
import dev.latchkey.support.Cases;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The judge is worth something only if it finds what is wrong: each test breaks one thing inside the system.
@ExtendWith(SigningQuickly.class)
class PlantedBugsTest {

    @Test
    void findsAWakeThatIsSwallowed() throws InterruptedException {
        var bug = Bugs.in(
                "workflows",
                Workflows.class,
                real -> Bugs.forwarding(
                        Workflows.class,
                        real,
                        (method, arguments) -> method.getName().equals("complete") && isEveryTenth(arguments[0])
                                ? (Object) true
                                : Bugs.call(real, method, arguments)));

        assertThat(rulesBrokenBy(bug)).contains("NobodyInSilence");
    }

    @Test
    void findsADeliveryWhoseWorkflowNeverStarts() throws InterruptedException {
        var bug = Bugs.in(
                "workflows",
                Workflows.class,
                real -> Bugs.forwarding(
                        Workflows.class,
                        real,
                        (method, arguments) -> method.getName().equals("startDelivery") && isEveryTenth(arguments[0])
                                ? null
                                : Bugs.call(real, method, arguments)));

        assertThat(rulesBrokenBy(bug)).contains("NoneLost", "NobodyInSilence");
    }

    @Test
    void findsADeliveryThatIsForgotten() throws InterruptedException {
        var bug = Bugs.in(
                "deliveries",
                Deliveries.class,
                real -> Bugs.forwarding(Deliveries.class, real, (method, arguments) -> {
                    var answer = Bugs.call(real, method, arguments);
                    return method.getName().equals("find")
                            ? ((Optional<?>) answer).filter(found -> !isClosedAndTenth((Delivery) found))
                            : answer;
                }));

        assertThat(rulesBrokenBy(bug)).contains("NoneLost");
    }

    @Test
    void findsAMessageWithAnotherCode() throws InterruptedException {
        var bug =
                messages(text -> new MessageText(text.title(), text.body().replaceAll("\\b[0-9]([0-9]{7})\\b", "9$1")));

        assertThat(rulesBrokenBy(bug)).contains("OneCode");
    }

    @Test
    void findsACodeInATitle() throws InterruptedException {
        var bug = messages(text -> new MessageText(text.title() + " 12345678", text.body()));

        assertThat(rulesBrokenBy(bug)).contains("OneCode");
    }

    @Test
    void findsADoorThatOpensForAWrongCode() throws InterruptedException {
        var opened = new HashMap<String, Decision.Granted>();
        var bug = Bugs.in(
                        "codes",
                        Codes.class,
                        real -> Bugs.forwarding(Codes.class, real, (method, arguments) -> {
                            if (method.getName().equals("reserve")) {
                                var code = (CodeRecord) arguments[0];
                                opened.put(
                                        code.lockerId(),
                                        new Decision.Granted(
                                                "",
                                                code.deliveryId(),
                                                code.compartment(),
                                                code.version(),
                                                Instant.parse("2030-01-01T00:00:00Z")));
                            }
                            return Bugs.call(real, method, arguments);
                        }))
                .andThen(Bugs.in(
                        "lockerLink",
                        LockerLink.class,
                        real -> Bugs.forwarding(LockerLink.class, real, (method, arguments) -> {
                            if (method.getName().equals("publishDecision") && opened.containsKey(arguments[0])) {
                                arguments[1] = generous((Decision) arguments[1], opened.get(arguments[0]));
                            }
                            return Bugs.call(real, method, arguments);
                        })));

        assertThat(rulesBrokenBy(bug::apply)).contains("NoWrongDoor", "NothingTakenWithoutItsCode");
    }

    @Test
    void findsAMessageToAStranger() throws InterruptedException {
        var bug = messengers(real -> Bugs.forwarding(Messenger.class, real, (method, arguments) -> {
            if (method.getName().equals("send") && real.channel() == Channel.EMAIL) {
                arguments[0] = new Address("stranger@example.org");
            }
            return Bugs.call(real, method, arguments);
        }));

        assertThat(rulesBrokenBy(bug)).contains("NoForeignEyes");
    }

    @Test
    void findsACodeThatGoesToAContactOfWhichNobodyKnowsHowOldItIs() throws InterruptedException {
        var bug = Bugs.in(
                "recipients",
                Recipients.class,
                real -> Bugs.forwarding(Recipients.class, real, (method, arguments) -> {
                    var answer = Bugs.call(real, method, arguments);
                    return method.getName().equals("history")
                            ? ((Optional<?>) answer).map(history -> newestOnly((ContactHistory) history))
                            : answer;
                }));

        assertThat(rulesBrokenBy(bug)).contains("NoCodeToAHeldContact");
    }

    private static ContactHistory newestOnly(ContactHistory history) {
        return new ContactHistory(List.of(new ContactHistory.Version(history.newest(), Optional.empty())));
    }

    @Test
    void findsACaseThatNobodyGets() throws InterruptedException {
        var bug = Bugs.in(
                "cases",
                Cases.class,
                real -> Bugs.forwarding(
                        Cases.class,
                        real,
                        (method, arguments) ->
                                method.getName().equals("open") ? null : Bugs.call(real, method, arguments)));

        assertThat(rulesBrokenBy(bug)).contains("NoneLost", "NobodyInSilence");
    }

    @Test
    void findsAReminderOfWhatWasCollected() throws InterruptedException {
        var neverWritten = Bugs.in(
                "deliveries",
                Deliveries.class,
                real -> Bugs.forwarding(
                        Deliveries.class,
                        real,
                        (method, arguments) -> method.getName().equals("write") && isCollected((Delivery) arguments[0])
                                ? Deliveries.Written.Done
                                : Bugs.call(real, method, arguments)));
        var neverWoken = Bugs.in(
                "workflows",
                Workflows.class,
                real -> Bugs.forwarding(
                        Workflows.class,
                        real,
                        (method, arguments) -> method.getName().equals("complete") && isOfCollected(arguments[1])
                                ? (Object) true
                                : Bugs.call(real, method, arguments)));

        assertThat(rulesBrokenBy(ports -> neverWoken.apply(neverWritten.apply(ports))))
                .contains("QuietAfterPickup", "NoneLost");
    }

    @Test
    void findsADoorThatOpensTwiceForOneCode() throws InterruptedException {
        var lastOpened = new HashMap<Cabinet, Integer>();
        var bug = cabinets((real, compartment) -> {
            real.release(compartment);
            Optional.ofNullable(lastOpened.put(real, compartment)).ifPresent(real::release);
        });

        assertThat(rulesBrokenBy(Sabotage.ofCabinets(bug))).contains("NoDoubleOpening");
    }

    @Test
    void findsTheDoorBesideTheRightOne() throws InterruptedException {
        var released = new HashMap<Cabinet, Integer>();
        var bug = cabinets((real, compartment) -> {
            boolean isTenth = released.merge(real, 1, Integer::sum) % 10 == 0;
            real.release(isTenth ? compartment % 2 + 1 : compartment);
        });

        assertThat(rulesBrokenBy(Sabotage.ofCabinets(bug))).contains("NoWrongDoor");
    }

    @Test
    void findsAParcelBehindAJammedDoorThatNobodyCaresAbout() throws InterruptedException {
        var openedOnce = new HashSet<Map.Entry<Cabinet, Integer>>();
        var jammed = cabinets((real, compartment) -> {
            if (compartment > 1 || openedOnce.add(Map.entry(real, compartment))) {
                real.release(compartment);
            }
        });
        var unhandled = Bugs.in(
                "workflows",
                Workflows.class,
                real -> Bugs.forwarding(
                        Workflows.class,
                        real,
                        (method, arguments) -> method.getName().equals("startFaultHandling")
                                ? null
                                : Bugs.call(real, method, arguments)));

        assertThat(rulesBrokenBy(new Sabotage(unhandled, jammed))).contains("NoParcelStuck");
    }

    private static UnaryOperator<Ports> messages(UnaryOperator<MessageText> change) {
        var sent = new int[1];
        return messengers(real -> Bugs.forwarding(Messenger.class, real, (method, arguments) -> {
            if (method.getName().equals("send") && sent[0]++ % 3 == 2) {
                arguments[1] = change.apply((MessageText) arguments[1]);
            }
            return Bugs.call(real, method, arguments);
        }));
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<Ports> messengers(UnaryOperator<Messenger> broken) {
        return Bugs.in(
                "messengers",
                Map.class,
                real -> ((Map<Channel, Messenger>) real)
                        .entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, entry -> broken.apply(entry.getValue()))));
    }

    private static Decision generous(Decision decision, Decision.Granted grant) {
        return decision instanceof Decision.Refused
                ? new Decision.Granted(
                        decision.requestId(),
                        grant.deliveryId(),
                        grant.compartment(),
                        grant.codeVersion(),
                        grant.expiresAt())
                : decision;
    }

    private static boolean isClosedAndTenth(Delivery delivery) {
        return delivery.isClosed() && isEveryTenth(delivery.deliveryId());
    }

    private static boolean isEveryTenth(Object subject) {
        return Math.floorMod(subject.hashCode(), 10) == 0;
    }

    private static boolean isOfCollected(Object output) {
        return "Collected".equals(String.valueOf(((Map<?, ?>) output).get("outcome")));
    }

    private static boolean isCollected(Delivery delivery) {
        return delivery.collectedAt().isPresent()
                || delivery.closing()
                        .filter(closing -> closing.outcome() == Outcome.Collected)
                        .isPresent();
    }

    private static UnaryOperator<Cabinet> cabinets(Latches onRelease) {
        return real -> Bugs.forwarding(Cabinet.class, real, (method, arguments) -> {
            if (method.getName().equals("release")) {
                onRelease.release(real, (int) arguments[0]);
                return null;
            }
            return Bugs.call(real, method, arguments);
        });
    }

    private interface Latches {
        void release(Cabinet real, int compartment);
    }

    private static Set<String> rulesBrokenBy(UnaryOperator<Ports> bug) throws InterruptedException {
        return rulesBrokenBy(Sabotage.ofPorts(bug));
    }

    private static Set<String> rulesBrokenBy(Sabotage bug) throws InterruptedException {
        return new Simulation(Root.find(), 3, 100, bug)
                .play(world -> {}).stream()
                        .flatMap(world -> world.findings().stream())
                        .map(finding -> finding.violation().rule())
                        .collect(Collectors.toSet());
    }
}
