package dev.latchkey.local.demo;

import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.local.demo.CarrierDoor.Signed;
import dev.latchkey.local.demo.HttpDoor.Answer;
import dev.latchkey.local.demo.Step.Deposit;
import dev.latchkey.local.demo.Step.PhoneRule;
import dev.latchkey.local.demo.Step.Webhook;
import dev.latchkey.local.demo.SystemDoor.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Plays a journey: the files' steps in order, then what the recipient does with the message on the phone.
///
/// Every step waits for what must follow from it; a [StepMissed] ends the story.
final class Story {

    private final Journey journey;
    private final CarrierDoor carriers;
    private final SystemDoor system;
    private final Locker locker;
    private final Phone phone;
    private final Keypad keypad;
    private final Stage stage;
    private final Patience patience;
    private Optional<String> deliveryId = Optional.empty();
    private Optional<Instant> depositedAt = Optional.empty();
    private Optional<Duration> depositToPhone = Optional.empty();

    Story(Journey journey, CarrierDoor carriers, SystemDoor system, Locker locker, Stage stage, Patience patience) {
        this.journey = journey;
        this.carriers = carriers;
        this.system = system;
        this.locker = locker;
        this.phone = new Phone(system, stage);
        this.keypad = new Keypad(locker, stage, patience);
        this.stage = stage;
        this.patience = patience;
    }

    /// @return the delivery's final state
    /// @throws BadJourney where the system refuses what a file says
    String play() throws IOException, InterruptedException {
        connectLocker();
        for (var step : journey.steps()) {
            play(step);
        }
        var code = awaitCode();
        keypad.tryWrongCode(code);
        keypad.collect(code);
        return awaitEnd();
    }

    /// Empty until the parcel is registered.
    Optional<String> deliveryId() {
        return deliveryId;
    }

    Optional<Duration> depositToPhone() {
        return depositToPhone;
    }

    private void connectLocker() throws IOException, InterruptedException {
        locker.start();
        patience.await("the locker did not connect", locker::connected);
        var lockerId = journey.parcel().lockerId();
        stage.tell(
                "locker",
                "connected",
                lockerId + " connects over MQTT with its own certificate",
                Map.of("lockerId", lockerId));
    }

    private void play(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Webhook webhook -> post(webhook);
            case Deposit deposit -> deposit(deposit);
            case PhoneRule rule -> set(rule);
        }
    }

    private void post(Webhook webhook) throws IOException, InterruptedException {
        var signed = carriers.sign(webhook);
        var answer = accepted(webhook, carriers.post(signed));
        tellPosted(webhook, "webhook", "posts " + webhook.file(), answer);
        if (answer.body().has("deliveryId")) { // what says nothing of a parcel is taken and ignored
            follow(webhook, signed, answer);
        }
    }

    private void follow(Webhook webhook, Signed signed, Answer answer) throws IOException, InterruptedException {
        var id = answer.body().path("deliveryId").asText();
        if (webhook.file().equals(journey.parcel().registration())) {
            deliveryId = Optional.of(id);
        }
        if (webhook.equals(journey.repeated())) {
            postAgain(webhook, signed, id);
        }
        if (answer.body().path("status").asText().equals("OutForDelivery")) {
            expectNoCode(id);
        }
    }

    private void tellPosted(Webhook webhook, String step, String text, Answer answer) {
        var status = answer.body().path("status").asText();
        stage.tell(
                webhook.carrier(),
                step,
                text + ", answer " + answer.status() + ": " + status,
                Map.of("file", webhook.file(), "httpStatus", answer.status(), "status", status));
    }

    private static Answer accepted(Step step, Answer answer) {
        if (answer.isRefused()) {
            throw new BadJourney(step.file(), answer.problem());
        }
        if (!answer.isGood()) {
            throw new StepMissed(step.file() + " was answered with " + answer.status());
        }
        return answer;
    }

    private void postAgain(Webhook webhook, Signed signed, String id) throws IOException, InterruptedException {
        int before = system.delivery(id).carrierEvents();
        var answer = carriers.post(signed);
        int after = system.delivery(id).carrierEvents();
        if (answer.status() != 200 || after != before) {
            throw new StepMissed(webhook.file() + " sent twice was not recognised: answer " + answer.status());
        }
        tellPosted(webhook, "webhookAgain", "posts the same once more, nothing is doubled", answer);
    }

    private void expectNoCode(String id) throws IOException, InterruptedException {
        if (phone.newCode().isPresent() || system.delivery(id).hasCode()) {
            throw new StepMissed("there is a code although the parcel is only out for delivery");
        }
        stage.tell("system", "noCodeYet", "has no code yet, and the phone shows none: the parcel has not arrived");
    }

    private void set(PhoneRule rule) throws IOException, InterruptedException {
        accepted(rule, system.set(rule));
        stage.tell("phone", "behaviour", "behaves as " + rule.file() + " says", Map.of("file", rule.file()));
    }

    private void deposit(Deposit deposit) throws IOException, InterruptedException {
        locker.deposit(deposit);
        var event = patience.await("the locker did not report the deposit", () -> deposited(deposit));
        var compartment = ((Happening.Deposited) event.happening()).compartment();
        depositedAt = Optional.of(event.occurredAt());
        stage.tell(
                "courier",
                "deposit",
                "puts " + deposit.trackingNumber() + " into compartment " + compartment + "; the locker reports it",
                Map.of("file", deposit.file(), "compartment", compartment));
    }

    private Optional<LockerEvent> deposited(Deposit deposit) {
        if (locker.hasNoRoom()) {
            throw new StepMissed(deposit.file() + ": the locker has no free compartment, or not that one");
        }
        return locker.latest(Happening.Deposited.class)
                .filter(event -> ((Happening.Deposited) event.happening())
                        .trackingNumber()
                        .equals(deposit.trackingNumber()));
    }

    private String awaitCode() throws IOException, InterruptedException {
        var message = patience.await("no message with a code reached a phone", phone::newCode);
        depositToPhone = depositedAt.map(at -> Duration.between(at, message.at()));
        return message.code().orElseThrow();
    }

    private String awaitEnd() throws IOException, InterruptedException {
        var id = deliveryId.orElseThrow();
        var state = patience.await("the delivery came to no final state", () -> outcome(id));
        stage.tell(
                "system",
                "closed",
                "closes the delivery " + id + ": " + state,
                Map.of("deliveryId", id, "status", state));
        return state;
    }

    private Optional<String> outcome(String id) throws IOException, InterruptedException {
        return Optional.of(system.delivery(id)).flatMap(Delivery::outcome);
    }
}
