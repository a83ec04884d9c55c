package dev.latchkey.device.powercut;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.ClockRequest;
import dev.latchkey.device.message.Contract;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.Validation;
import dev.latchkey.device.token.ParcelDigest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

/// The cloud of one locker: grants what is deposited, revokes what is collected, sends commands once and again, and
/// remembers everything that it hears. Its line drops now and then before an answer is out.
final class SocketCloud implements AutoCloseable {

    private static final int PHONE_CLAIMS_SECONDS = 86_400;

    private final CloudSigner signer = new CloudSigner();
    private final RandomGenerator random;
    private final ServerSocket server;
    private final List<byte[]> manifests = new ArrayList<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<CodeDigest, Boolean> ended = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final List<Map<String, Object>> commands = new ArrayList<>();
    private CountDownLatch connected = new CountDownLatch(1);
    private Socket socket = new Socket();

    /// As they came, those that came again too.
    final List<LockerEvent> arrivals = new ArrayList<>();

    /// By their sequence; the first to come of each.
    final TreeMap<Long, LockerEvent> events = new TreeMap<>();

    final Map<UUID, Ack.CommandResult> results = new LinkedHashMap<>();

    /// The compartment that each command to open is for.
    final Map<UUID, Integer> openings = new LinkedHashMap<>();

    final List<String> contradictions = new ArrayList<>();
    long appliedVersion;

    SocketCloud(RandomGenerator random) throws IOException {
        this.random = random;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
        Thread.ofPlatform().daemon().start(this::command);
    }

    int port() {
        return server.getLocalPort();
    }

    String key() {
        return signer.publicKey().x();
    }

    /// Opened by the next connection.
    synchronized CountDownLatch nextConnection() {
        connected = new CountDownLatch(1);
        return connected;
    }

    synchronized long newestVersion() {
        return manifests.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (var accepted = server.accept();
                    var in = new BufferedReader(new InputStreamReader(accepted.getInputStream(), UTF_8))) {
                accepted.setTcpNoDelay(true);
                begin(accepted);
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    heard(line);
                }
            } catch (IOException e) {
                // A locker without power says no farewell.
            } catch (MalformedMessage e) {
                contradict("malformed: " + e.getMessage());
            }
        }
    }

    private synchronized void begin(Socket accepted) {
        socket = accepted;
        if (!manifests.isEmpty()) {
            send("manifest", manifests.getLast());
        }
        tokens.forEach(this::sendToken);
        connected.countDown();
    }

    private synchronized void heard(String line) throws IOException, MalformedMessage {
        String[] parts = line.split(" ", 3);
        boolean cut = random.nextInt(40) == 0;
        if (cut && random.nextBoolean()) {
            socket.close(); // Before anything came of it.
            return;
        }
        understand(parts[1].substring(parts[1].lastIndexOf('/') + 1), parts[2].getBytes(UTF_8));
        if (cut) {
            socket.close();
        } else {
            write("ack " + parts[0] + "\n");
        }
    }

    private void understand(String topic, byte[] json) throws MalformedMessage {
        switch (topic) {
            case "events" -> happened(LockerEvent.parse(json));
            case "validations" -> decide(Validation.parse(json));
            case "acks" -> answered(Ack.parse(json));
            case "clock" -> tellTime(ClockRequest.parse(json));
            default -> contradict("a message on " + topic);
        }
    }

    private void happened(LockerEvent event) {
        arrivals.add(event);
        LockerEvent earlier = events.putIfAbsent(event.sequence(), event);
        if (earlier != null) {
            if (!earlier.equals(event)) {
                contradict("number " + event.sequence() + " stands for two events");
            }
            return;
        }
        switch (event.happening()) {
            case Happening.Deposited it -> grant(it);
            case Happening.Collected it -> revoke(it.deliveryId());
            default -> {}
        }
    }

    private void grant(Happening.Deposited it) {
        String deliveryId = "d-" + it.trackingNumber();
        Instant expiresAt = Instant.now().plus(Duration.ofDays(1));
        CodeDigest digest = LockerProcess.KEY.digest(People.code(it.trackingNumber()));
        grants.put(deliveryId, new Grant(deliveryId, it.compartment(), 1, digest, expiresAt));
        String token = signer.token(claims(deliveryId, it));
        tokens.put(it.trackingNumber(), token);
        sendToken(it.trackingNumber(), token);
        publishPerhaps();
    }

    private Map<String, Object> claims(String deliveryId, Happening.Deposited it) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", LockerProcess.ID);
        claims.put("sub", deliveryId);
        claims.put("exp", Instant.now().getEpochSecond() + PHONE_CLAIMS_SECONDS);
        claims.put("compartment", it.compartment());
        claims.put("codeVersion", 1);
        claims.put("manifest", manifests.size() + 1);
        claims.put("parcel", ParcelDigest.of(it.trackingNumber()).text());
        return claims;
    }

    private void revoke(String deliveryId) {
        Grant over = grants.remove(deliveryId);
        if (over == null) {
            contradict(deliveryId + " was collected without being granted, or twice");
            return;
        }
        ended.put(over.digest(), true);
        tokens.remove(deliveryId.substring(2));
        publishPerhaps();
    }

    /// Sometimes late, sometimes out of order.
    private void publishPerhaps() {
        if (random.nextInt(4) > 0) {
            manifests.add(signer.manifest(
                    LockerProcess.ID, manifests.size() + 1, grants.values().toArray(Grant[]::new)));
            send("manifest", manifests.getLast());
        }
        if (random.nextInt(8) == 0 && !manifests.isEmpty()) {
            send("manifest", manifests.get(random.nextInt(manifests.size())));
        }
    }

    private void decide(Validation question) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("requestId", question.requestId().toString());
        grants.values().stream()
                .filter(grant -> grant.digest().toBase64().equals(question.digest()))
                .findFirst()
                .ifPresentOrElse(grant -> granted(grant, answer), () -> refused(question, answer));
        if (random.nextInt(10) > 0) {
            send("decisions", Contract.bytes(answer));
        }
    }

    private static void granted(Grant grant, Map<String, Object> answer) {
        answer.put("decision", "granted");
        answer.put("deliveryId", grant.deliveryId());
        answer.put("compartment", grant.compartment());
        answer.put("codeVersion", grant.codeVersion());
        answer.put("expiresAt", grant.expiresAt().toString());
    }

    private void refused(Validation question, Map<String, Object> answer) {
        boolean isOver = ended.keySet().stream().anyMatch(it -> it.toBase64().equals(question.digest()));
        answer.put("decision", "refused");
        answer.put("reason", isOver ? "expired" : "unknownCode");
    }

    private void answered(Ack ack) {
        switch (ack) {
            case Ack.ManifestApplied it -> applied(it.version());
            case Ack.CommandResult it -> ended(it);
        }
    }

    private void applied(long version) {
        if (version < appliedVersion) {
            contradict("manifest " + version + " was applied after " + appliedVersion);
        }
        appliedVersion = version;
    }

    private void ended(Ack.CommandResult result) {
        Ack.CommandResult earlier = results.putIfAbsent(result.commandId(), result);
        if (earlier != null && !earlier.equals(result)) {
            contradict("command " + result.commandId() + " ended as " + earlier + " and as " + result);
        }
    }

    private void tellTime(ClockRequest request) {
        send(
                "time",
                Contract.bytes(
                        Map.of("requestId", request.requestId().toString(), "time", System.currentTimeMillis())));
    }

    private void command() {
        while (!server.isClosed()) {
            try {
                Thread.sleep(random.nextInt(200));
                sendCommand();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void sendCommand() {
        if (socket.isClosed() || !socket.isConnected()) {
            return;
        }
        boolean again = !commands.isEmpty() && random.nextInt(3) == 0;
        send("commands", Contract.bytes(again ? commands.get(random.nextInt(commands.size())) : newCommand()));
    }

    private Map<String, Object> newCommand() {
        Instant now = Instant.now();
        boolean late = random.nextInt(10) == 0;
        UUID commandId = UUID.randomUUID();
        int compartment =
                LoggedCabinet.PARCELS + 1 + random.nextInt(LoggedCabinet.COMPARTMENTS - LoggedCabinet.PARCELS);
        String type = List.of("open", "open", "open", "diagnose", "disableCompartment", "enableCompartment")
                .get(random.nextInt(6));
        if (type.equals("open")) {
            openings.put(commandId, compartment);
        }
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("commandId", commandId.toString());
        command.put("type", type);
        command.put("compartment", compartment);
        command.put("issuedAt", now.minusSeconds(late ? 60 : 0).toString());
        command.put("expiresAt", now.plusSeconds(late ? -30 : 30).toString());
        commands.add(command);
        return command;
    }

    private void sendToken(String parcel, String token) {
        write("phone " + parcel + " " + token + "\n");
    }

    private void send(String topic, byte[] json) {
        write("lockers/" + LockerProcess.ID + "/" + topic + " " + new String(json, UTF_8) + "\n");
    }

    private void write(String line) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(line.getBytes(UTF_8));
        } catch (IOException e) {
            // It has gone; what must reach it is sent again when it is back.
        }
    }

    private synchronized void contradict(String what) {
        contradictions.add(what);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
