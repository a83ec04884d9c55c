package dev.latchkey.local.demo;

import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.local.LocalOptions;
import dev.latchkey.local.LocalSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Plays one journey in a local system of its own, which is gone afterwards.
final class Demo {

    private final Path root;
    private final Journey journey;
    private final List<Compartment> compartments;
    private final Patience patience;
    private final Clock clock;
    private final Stage stage;

    /// @param root the repository's folder
    /// @param compartments of the journey's locker
    Demo(
            Path root,
            Journey journey,
            List<Compartment> compartments,
            Patience patience,
            Narration narration,
            Clock clock) {
        this.root = root;
        this.journey = journey;
        this.compartments = compartments;
        this.patience = patience;
        this.clock = clock;
        this.stage = new Stage(narration, clock);
    }

    Ending play() throws IOException, GeneralSecurityException, InterruptedException {
        stage.tell("system", "starting", "starts on this machine, to play " + folder());
        try (var state = ScratchFolder.in(root.resolve("local/target"));
                var system = LocalSystem.start(LocalOptions.anyPorts(root, state.path(), false))) {
            var ready = stage.now().elapsed();
            stage.tell(
                    "system",
                    "ready",
                    "is ready at " + system.http() + ", " + system.aws() + " and " + system.mqtt(),
                    Map.of("http", system.http(), "aws", system.aws(), "mqtt", system.mqtt()));
            return play(system, ready);
        }
    }

    /// As a person would write it.
    private Path folder() {
        var folder = journey.folder().toAbsolutePath().normalize();
        return folder.startsWith(root) ? root.relativize(folder) : folder;
    }

    private Ending play(LocalSystem system, Duration ready) throws IOException, InterruptedException {
        try (var http = new HttpDoor(system.http());
                var locker = new Locker(journey.parcel().lockerId(), compartments, system.mqtt(), system.state())) {
            var carriers = new CarrierDoor(http, system.state().resolve("carriers"), clock, UUID::randomUUID);
            var outside = new SystemDoor(http);
            var story = new Story(journey, carriers, outside, locker, stage, patience);
            try {
                var state = story.play();
                var transitions = transitions(system, story.deliveryId().orElseThrow());
                return ending(state, Optional.empty(), story, figures(ready, story, locker, Optional.of(transitions)));
            } catch (StepMissed missed) {
                var state = state(outside, story);
                return ending(
                        state,
                        Optional.of(missed.getMessage()),
                        story,
                        figures(ready, story, locker, Optional.empty()));
            }
        }
    }

    private int transitions(LocalSystem system, String deliveryId) throws IOException, InterruptedException {
        try (var transitions = new Transitions(system.aws())) {
            return patience.await("the delivery's executions did not end", () -> transitions.of(deliveryId));
        }
    }

    private static String state(SystemDoor outside, Story story) throws IOException, InterruptedException {
        return story.deliveryId().isPresent()
                ? outside.delivery(story.deliveryId().get()).status()
                : "Unregistered";
    }

    private Ending ending(String state, Optional<String> missed, Story story, Figures figures) {
        return new Ending(stage.now(), state, story.deliveryId(), missed, figures);
    }

    private static Figures figures(Duration ready, Story story, Locker locker, Optional<Integer> transitions)
            throws IOException {
        return new Figures(
                ready, story.depositToPhone(), locker.keypadToDoor(), transitions, ResidentMemory.kilobytes());
    }
}
