package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the lockers are built: the files of `events/lockers`.
final class CabinetPlans {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    CabinetPlans(Path folder) {
        this.folder = folder;
    }

    /// The compartments of the locker that the journey is about.
    ///
    /// @throws BadJourney where no such locker is described, or a deposit wants a compartment that it lacks
    List<Compartment> compartments(Journey journey) throws IOException {
        var file = folder.resolve(journey.parcel().lockerId() + ".json");
        if (!file.getParent().equals(folder) || !Files.isRegularFile(file)) {
            throw new BadJourney(journey.parcel().registration(), "data.lockerId names no file of events/lockers");
        }
        var compartments = JSON.readTree(Files.readString(file))
                .path("compartments")
                .valueStream()
                .map(CabinetPlans::compartment)
                .toList();
        journey.steps().forEach(step -> requireCompartment(step, compartments));
        return compartments;
    }

    private static Compartment compartment(JsonNode json) {
        return new Compartment(
                json.path("number").intValue(), Size.valueOf(json.path("size").asText()));
    }

    private static void requireCompartment(Step step, List<Compartment> compartments) {
        if (step instanceof Step.Deposit deposit
                && deposit.compartment().isPresent()
                && compartments.stream()
                        .noneMatch(it -> it.number() == deposit.compartment().get())) {
            throw new BadJourney(step.file(), "compartment names none of this locker's");
        }
    }
}
