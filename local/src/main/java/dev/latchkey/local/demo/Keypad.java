package dev.latchkey.local.demo;

import dev.latchkey.device.message.Happening;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/// The people who type at the locker.
final class Keypad {

    private final Locker locker;
    private final Stage stage;
    private final Patience patience;

    Keypad(Locker locker, Stage stage, Patience patience) {
        this.locker = locker;
        this.stage = stage;
        this.patience = patience;
    }

    void tryWrongCode(String code) throws IOException, InterruptedException {
        locker.type(wrong(code));
        var event =
                patience.await("the locker did not refuse a wrong code", () -> locker.latest(Happening.Refused.class));
        if (locker.latest(Happening.Opened.class).isPresent()) {
            throw new StepMissed("a wrong code opened a door");
        }
        var reason = ((Happening.Refused) event.happening()).reason().toString();
        stage.tell("stranger", "wrongCode", "types a wrong code and is refused: " + reason, Map.of("reason", reason));
    }

    private static String wrong(String code) {
        int last = code.length() - 1;
        return code.substring(0, last) + (code.charAt(last) - '0' + 1) % 10;
    }

    void collect(String code) throws IOException, InterruptedException {
        awaitRest(); // Before the next person stands in front of it, a panel has long come to rest.
        locker.type(code);
        var opened = patience.await("no door opened for the code", () -> locker.latest(Happening.Opened.class));
        patience.await("the locker did not report the pickup", () -> locker.latest(Happening.Collected.class));
        var compartment = ((Happening.Opened) opened.happening()).compartment();
        stage.tell(
                "recipient",
                "pickup",
                "types the code; compartment " + compartment + " opens, and the parcel is taken out",
                Map.of("compartment", compartment));
    }

    private void awaitRest() throws IOException, InterruptedException {
        var rest = locker.rest();
        patience.await(
                "the locker did not report what it saw", () -> Optional.of(rest).filter(Future::isDone));
    }
}
