package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.audit.AuditCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The audit of the whole system, read with `./latchkey audit`.
@ExtendWith(Shared.VirtualTime.class)
class AuditRoadsTest {

    private static final String TABLE = "latchkey-AuditEntriesTable";
    private static final String DELIVERIES = "latchkey-DeliveriesTable";
    private static final String LOCKER = Outside.ONLINE;
    private static final String SUBJECT = "locker#" + LOCKER;

    private final Outside outside;

    AuditRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @BeforeEach
    void somebodyAsksForADoor() {
        outside.locker(LOCKER);
        outside.settles();
        Eventually.holds("the request is taken", () -> asksForADoor() == 202);
    }

    @Test
    void theWholeSystemsAuditIsAsItWasWrittenAndLogged(@TempDir Path folder) throws IOException {
        var heads = Files.write(folder.resolve("heads.log"), logLines());

        var verified = audit("verify", "--heads", heads.toString());

        assertThat(Files.readString(heads)).contains(SUBJECT);
        assertThat(verified.printed()).contains("all as they were written");
        assertThat(verified.status()).isZero();
    }

    @Test
    void aChangedEntryIsNamed() {
        var entry = lastEntry();
        var forged = new HashMap<>(entry);
        forged.put("by", AttributeValue.fromS("somebody else"));

        put(TABLE, forged);
        var verified = audit("verify");
        put(TABLE, entry);

        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.printed())
                .contains(SUBJECT + ": entry " + entry.get("number").n() + " was changed");
        assertThat(audit("verify").status()).isZero();
    }

    @Test
    void aChangedTimelineIsNamedOnceSomebodyHasAskedForTheParcel() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        new Support(outside).starts(Support.asks(parcel.trackingNumber(), ""));
        parcel.is("in-transit");
        outside.settles();
        assertThat(audit("verify").status()).isZero();
        var entry = registration(parcel);
        var forged = new HashMap<>(entry);
        forged.put("type", AttributeValue.fromS("ShipmentLost"));

        put(DELIVERIES, forged);
        var verified = audit("verify");
        put(DELIVERIES, entry);

        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.printed())
                .containsPattern("delivery#" + parcel.deliveryId()
                        + ": entry \\d+ sealed \\d+ entries of the timeline: 1 of them");
        assertThat(audit("verify").status()).isZero();
    }

    @Test
    void showsWhoAskedForADoorAndWhy() {
        var shown = audit("show", LOCKER);

        assertThat(shown.status()).isZero();
        assertThat(shown.printed())
                .startsWith("locker " + LOCKER)
                .contains("ApprovalRequested by ")
                .contains("noor")
                .contains("because: It jams");
    }

    @Test
    void showsWhatHappenedToAParcel() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();

        var shown = audit("show", parcel.trackingNumber().toLowerCase());

        assertThat(shown.printed())
                .startsWith("delivery " + parcel.deliveryId())
                .contains("ShipmentRegistered");
    }

    @Test
    void nothingIsKnownOfAParcelThatNobodyRegistered() {
        var shown = audit("show", "NOBODY-KNOWS-1");

        assertThat(shown.status()).isEqualTo(1);
        assertThat(shown.printed()).contains("Nothing is known of NOBODY-KNOWS-1");
    }

    private int asksForADoor() {
        var signed = Map.of(
                "authorization", "AWS4-HMAC-SHA256 Credential=noor/20261123/eu-central-1/execute-api/aws4_request");
        return outside.web()
                .post(
                        "/lockers/" + LOCKER + "/compartments/2/openings",
                        signed,
                        "{\"reason\":\"It jams\"}".getBytes(UTF_8))
                .status();
    }

    private List<String> logLines() throws IOException {
        try (var files = Files.list(outside.state().resolve("logs"))) {
            return files.flatMap(AuditRoadsTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, AttributeValue> lastEntry() {
        return outside.cloud().items(TABLE, "subject", SUBJECT, "entry#").getLast();
    }

    private Map<String, AttributeValue> registration(Parcel parcel) {
        return outside.cloud().items(DELIVERIES, "deliveryId", parcel.deliveryId(), "event#").stream()
                .filter(entry -> entry.get("type").s().equals("ShipmentRegistered"))
                .findFirst()
                .orElseThrow();
    }

    private void put(String table, Map<String, AttributeValue> item) {
        outside.cloud().dynamoDb().putItem(request -> request.tableName(table).item(item));
    }

    private Printed audit(String... arguments) {
        var out = new StringWriter();
        var line =
                new CommandLine(new AuditCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        var all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--endpoint", outside.system().aws().toString()))
                .toArray(String[]::new);
        return new Printed(line.execute(all), out.toString());
    }

    private record Printed(int status, String printed) {}
}
