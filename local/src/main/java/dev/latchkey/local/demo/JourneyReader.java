package dev.latchkey.local.demo;

import dev.latchkey.local.demo.Journey.Parcel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads a demo directory; `events/demo/README.md` describes what may lie in one.
final class JourneyReader {

    private static final Comparator<StepFile> ORDER =
            Comparator.comparingInt(StepFile::number).thenComparing(StepFile::name);

    private JourneyReader() {}

    /// @throws BadJourney where the directory tells no journey of one parcel
    static Journey read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadJourney(folder.toString(), "is no folder");
        }
        var files = files(folder);
        var parcel = parcel(registration(folder, files));
        return new Journey(folder, parcel, files.stream().map(StepFile::toStep).toList());
    }

    private static List<StepFile> files(Path folder) throws IOException {
        var files = new ArrayList<StepFile>();
        try (var entries = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : entries) {
                files.add(StepFile.read(file));
            }
        }
        files.sort(ORDER);
        return files;
    }

    private static StepFile registration(Path folder, List<StepFile> files) {
        var registrations = files.stream().filter(StepFile::isRegistration).toList();
        if (registrations.isEmpty()) {
            throw new BadJourney(folder.toString(), "no file of type shipment.registered registers a parcel");
        }
        if (registrations.size() > 1) {
            throw registrations.get(1).bad("/type", "registers a second parcel; a demo is about one");
        }
        return registrations.getFirst();
    }

    private static Parcel parcel(StepFile file) {
        return new Parcel(file.name(), file.required("/data/lockerId"), promisedAt(file));
    }

    private static Instant promisedAt(StepFile file) {
        try {
            return OffsetDateTime.parse(file.required("/data/promisedAt")).toInstant();
        } catch (DateTimeException e) {
            throw file.bad("/data/promisedAt", "must be a time such as 2026-11-23T17:00:00Z");
        }
    }
}
