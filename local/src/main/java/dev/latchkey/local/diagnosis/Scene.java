package dev.latchkey.local.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import dev.latchkey.local.demo.StepMissed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// One parcel, its recipient and its locker, to which something happens, and an agent who is called.
///
/// Whatever does not matter to the plot is left to chance: the order of channels, the carrier's ordinary words,
/// which of two witnesses speaks first, how much time passes.
final class Scene {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ASK_LOCKER = Duration.ofSeconds(16);
    private static final int MOST_WAITS = 12;
    private static final String CARRIED = "in-transit";

    private final Town town;
    private final Random chance;
    private final String lockerId;
    private Parcel parcel;
    private Duration promised = Duration.ofHours(60);

    Scene(Town town, Random chance) throws IOException {
        this.town = town;
        this.chance = chance;
        this.lockerId = town.buildsLocker();
        var channels = new ArrayList<>(List.of("PUSH", "SMS", "EMAIL"));
        Collections.shuffle(channels, chance);
        this.parcel = parcelFor("DE", channels);
    }

    private Parcel parcelFor(String country, List<String> channels) {
        var language = List.of("de", "en", "fr").get(chance.nextInt(3));
        return new Parcel(town, new Recipient(town.number(), language, country, channels), lockerId, promised);
    }

    Town town() {
        return town;
    }

    Parcel parcel() {
        return parcel;
    }

    // ---- before it begins ----

    /// The recipient has these contacts, in this order.
    void reachedBy(String... channels) {
        parcel = parcelFor("DE", List.of(channels));
    }

    void reachedIn(String country, String... channels) {
        parcel = parcelFor(country, List.of(channels));
    }

    /// The parcel should be there so soon after it was registered.
    void promisedWithin(Duration time) {
        promised = time;
        parcel = parcelFor("DE", parcel.recipient().channels());
    }

    /// The recipient's next parcel, to the same locker.
    void nextParcel() {
        parcel = parcel.andAnother(town.number());
    }

    // ---- what happens ----

    /// Its first channel behaves so, and each other one so.
    void firstAndOthers(String first, String others) throws IOException, InterruptedException {
        var channels = parcel.recipient().channels();
        parcel.behaves(channels.getFirst(), first);
        for (var channel : channels.subList(1, channels.size())) {
            parcel.behaves(channel, others);
        }
    }

    void allBehave(String behaviour) throws IOException, InterruptedException {
        firstAndOthers(behaviour, behaviour);
    }

    /// Registered, and what its carrier says when all is well.
    void isOnItsWay() throws IOException, InterruptedException {
        parcel.isRegistered();
        passesBetween(Duration.ofMinutes(3), Duration.ofHours(1));
        if (chance.nextBoolean()) {
            parcel.is(CARRIED);
            passesBetween(Duration.ofMinutes(3), Duration.ofHours(1));
        }
    }

    /// The carrier has it for certain.
    void isInTransit() throws IOException, InterruptedException {
        parcel.isRegistered();
        passesBetween(Duration.ofMinutes(3), Duration.ofHours(1));
        parcel.is(CARRIED);
        passesBetween(Duration.ofMinutes(3), Duration.ofHours(1));
    }

    /// On its way, then delivered and in the locker, in either order.
    void arrives() throws IOException, InterruptedException {
        isOnItsWay();
        isPlaced();
    }

    void isPlaced() throws IOException, InterruptedException {
        if (chance.nextBoolean()) {
            parcel.is("delivered");
            parcel.isDeposited();
        } else {
            parcel.isDeposited();
            parcel.is("delivered");
        }
        town.settles();
    }

    /// Its recipient has the code, and has had it for a while.
    void isReady() throws IOException, InterruptedException {
        arrives();
        passesBetween(Duration.ofMinutes(3), Duration.ofHours(2));
    }

    void passesBetween(Duration from, Duration to) throws IOException, InterruptedException {
        town.passes(Duration.ofSeconds(chance.nextLong(from.toSeconds(), to.toSeconds() + 1)));
    }

    void passesMinutes(int from, int to) throws IOException, InterruptedException {
        passesBetween(Duration.ofMinutes(from), Duration.ofMinutes(to));
    }

    // ---- the locker ----

    SimulatedCabinet cabinet() throws IOException, InterruptedException {
        return locker().cabinet();
    }

    Locker locker() throws IOException, InterruptedException {
        return town.locker(parcel.lockerId());
    }

    void switchesOff() throws IOException, InterruptedException {
        town.switchesOff(parcel.lockerId());
    }

    /// Its compartment has this fault, and its recipient types the code in vain.
    void isTriedAtAFaulty(Fault... faults) throws IOException, InterruptedException {
        for (var fault : faults) {
            cabinet().breakDown(parcel.compartment(), fault);
        }
        parcel.isTypedFor();
        town.awaits("nothing shows of the door", () -> Town.held(isDoorKnown()));
        town.settles();
    }

    private boolean isDoorKnown() throws IOException, InterruptedException {
        var faults = town.web().get("/lockers/" + parcel.lockerId()).body().path("faults");
        return !faults.isEmpty()
                || parcel.known().path("timeline").toString().contains("DoorOpened");
    }

    /// The locker sees it at once, and is certain when it looks again a minute later; its timers run in real time,
    /// so it is made to.
    void breaks(Part part) throws IOException, InterruptedException {
        for (int look = 0; look < 2; look++) {
            cabinet().breakDown(part);
            town.settles();
        }
    }

    /// Somebody types codes that are nobody's until the panel has locked itself for the second time, for four minutes.
    void isGuessedAt() throws IOException, InterruptedException {
        typesNobodys(10);
        town.passes(Duration.ofSeconds(61));
        typesNobodys(5);
        town.settles();
    }

    private void typesNobodys(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            locker().types("%08d".formatted(chance.nextInt(100_000_000)));
        }
    }

    // ---- parts of ours ----

    /// That function fails from now on, until the scene is over.
    void breaks(String function) throws IOException, InterruptedException {
        var fault = "{\"service\":\"lambda\",\"operation\":\"Invoke\",\"resource\":\"%s\",\"error\":\"ServiceException\"}"
                .formatted(function);
        if (!town.web().post("/_local/faults", Map.of(), fault).isGood()) {
            throw new StepMissed("the local system refused a fault");
        }
    }

    void repairsFunctions() throws IOException, InterruptedException {
        town.web().delete("/_local/faults");
    }

    /// Text messages get lost in the parcel's whole country, and so many have.
    void breaksAbroad(int messages) throws IOException, InterruptedException {
        setsAbroad("silent");
        for (int i = 0; i < messages; i++) {
            var other = new Recipient(town.number(), "en", "FI", List.of("SMS", "EMAIL"));
            var theirs = new Parcel(town, other, lockerId, promised);
            theirs.isRegistered();
            theirs.isDeposited();
            theirs.is("delivered");
        }
        passesMinutes(15, 20);
    }

    private void setsAbroad(String behaviour) throws IOException, InterruptedException {
        var rule = "{\"channel\":\"SMS\",\"prefix\":\"+358\",\"behaviour\":\"%s\"}".formatted(behaviour);
        town.web().post("/_local/receipts", Map.of(), rule);
    }

    // ---- the agent ----

    /// Starts `resend-code` as an agent does, and waits for the answer.
    ///
    /// @param action such as `diagnose`
    Verdict asks(String action) throws IOException, InterruptedException {
        var input = JSON.createObjectNode()
                .put("trackingNumber", parcel.trackingNumber())
                .put("action", action)
                .put("reason", "Says that no code came")
                .put("agent", "desk " + parcel.trackingNumber());
        return answer(town.aws().starts("resend-code", input.toString()));
    }

    private Verdict answer(String execution) throws IOException, InterruptedException {
        for (int i = 0; i < MOST_WAITS; i++) {
            town.settles();
            if (town.aws().describe(execution).status() != ExecutionStatus.RUNNING) {
                return Verdict.of(output(execution));
            }
            awaitLocker(execution);
        }
        throw new StepMissed("resend-code gave no answer");
    }

    /// A locker that answers does so at once, in real time; for one that does not, the wait has to pass.
    private void awaitLocker(String execution) throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            Thread.sleep(25);
            if (town.aws().describe(execution).status() != ExecutionStatus.RUNNING) {
                return;
            }
        }
        town.passes(ASK_LOCKER);
    }

    private JsonNode output(String execution) throws IOException {
        var ended = town.aws().describe(execution);
        if (ended.status() != ExecutionStatus.SUCCEEDED) {
            throw new StepMissed("resend-code ended as " + ended.status());
        }
        return JSON.readTree(ended.output());
    }

    /// What was broken for it works again, the parcel is called off, and its locker is not there any more.
    void ends() throws IOException, InterruptedException {
        repairsFunctions();
        setsAbroad("delivers");
        parcel.isCalledOff();
        town.switchesOff(lockerId);
        town.switchesOff(parcel.lockerId());
    }
}
