package dev.latchkey.local.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The recipient's phone and inbox: shows each message once.
final class Phone {

    private final SystemDoor system;
    private final Stage stage;
    private int shown;

    Phone(SystemDoor system, Stage stage) {
        this.system = system;
        this.stage = stage;
    }

    /// Shows what has come since, and gives the first message among it that holds a code.
    Optional<Message> newCode() throws IOException, InterruptedException {
        return showNew().stream().filter(it -> it.code().isPresent()).findFirst();
    }

    private List<Message> showNew() throws IOException, InterruptedException {
        var messages = system.messages();
        var fresh = messages.subList(shown, messages.size());
        shown = messages.size();
        fresh.forEach(stage::show);
        return fresh;
    }
}
