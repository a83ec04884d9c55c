package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyReaderTest {

    @TempDir
    private Path path;

    private DemoFolder folder;

    @BeforeEach
    void copyDemo() {
        folder = DemoFolder.copiedTo(path);
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> JourneyReader.read(path))
                .isInstanceOf(BadJourney.class)
                .hasMessage(complaint);
    }

    @Test
    void readsFilesInTheOrderOfTheirNumbers() throws IOException {
        folder.with("10-phone-late.json", "{}").with("9-phone-early.json", "{}").with("README.md", "no step");

        var journey = JourneyReader.read(path);

        assertThat(journey.steps())
                .extracting(Step::file)
                .startsWith("01-acme-registered.json", "02-acme-in-transit.json")
                .endsWith("05-locker-deposited.json", "9-phone-early.json", "10-phone-late.json");
    }

    @Test
    void refusesAFolderThatIsNone() {
        assertThatThrownBy(() -> JourneyReader.read(path.resolve("nothing")))
                .isInstanceOf(BadJourney.class)
                .hasMessageEndingWith("nothing: is no folder");
    }

    @Test
    void refusesANameWithoutNumber() {
        folder.with("acme-registered.json", "{}");

        assertRefused("acme-registered.json: the name must be <number>-<sender>-<what>.json,"
                + " such as 02-acme-in-transit.json");
    }

    @Test
    void saysWhereAFileIsNoJson() {
        folder.with(DemoFolder.DEPOSIT, "{\"type\":\n \"deposited\",}");

        assertRefused("05-locker-deposited.json: is no JSON, at line 2, column 14");
    }

    @Test
    void refusesAListOfSteps() {
        folder.with(DemoFolder.DEPOSIT, "[]");

        assertRefused("05-locker-deposited.json: is no JSON object");
    }

    @Test
    void refusesAJourneyThatNobodyRegistered() {
        folder.without(DemoFolder.REGISTRATION);

        assertRefused(path + ": no file of type shipment.registered registers a parcel");
    }

    @Test
    void refusesASecondParcel() {
        folder.with("06-acme-another.json", "{\"type\":\"shipment.registered\"}");

        assertRefused("06-acme-another.json: type registers a second parcel; a demo is about one");
    }

    @Test
    void refusesADepositWithoutTrackingNumber() {
        folder.with(DemoFolder.DEPOSIT, "{\"type\":\"deposited\"}");

        assertRefused("05-locker-deposited.json: trackingNumber is missing");
    }

    @Test
    void refusesACompartmentThatIsNoNumber() {
        folder.replacing(DemoFolder.DEPOSIT, "7,", "\"seven\",");

        assertRefused("05-locker-deposited.json: compartment must be a number from 1");
    }

    @Test
    void refusesAPromiseThatIsNoTime() {
        folder.replacing(DemoFolder.REGISTRATION, "2026-11-23T17:00:00Z", "soon");

        assertRefused("01-acme-registered.json: data.promisedAt must be a time such as 2026-11-23T17:00:00Z");
    }
}
