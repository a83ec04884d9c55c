package dev.latchkey.aws;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import java.time.Clock;

/// Wires use cases over their ports: those to AWS in Lambda, others in memory.
///
/// A handler's constructor creates it, takes its use cases, and warms it.
public class Application
        implements RecipientWiring,
                LockerWiring,
                ShipmentWiring,
                CodeWiring,
                NoticeWiring,
                FaultWiring,
                SupportWiring,
                CheckWiring,
                DiagnosisWiring,
                IncidentWiring,
                ResendWiring,
                DigestWiring {

    private final Settings settings;
    private final Clock clock;
    private final Ports ports;

    protected Application(Settings settings, Clock clock, Ports ports) {
        this.settings = settings;
        this.clock = clock;
        this.ports = ports;
    }

    /// The application of the function that is being initialised.
    public static Application create() {
        var surroundings = Surroundings.current();
        var settings = new Settings(surroundings.environment());
        return new Application(
                settings, surroundings.clock(), surroundings.reach().ports(settings, surroundings.clock()));
    }

    /// Makes the first call of every client that the function has asked for, and reads and writes its first
    /// JSON, so that its first event does not pay for it: Lambda gives initialisation its full CPU, and
    /// takes SnapStart's snapshot afterwards, which keeps no connection. Outside Lambda nobody waits for a
    /// first answer, and nothing happens.
    public void warm() {
        switch (settings.initializationType().orElse("")) {
            case "on-demand", "provisioned-concurrency" -> rehearse();
            case "snap-start" -> {
                rehearse();
                ports.disconnect();
            }
            default -> {}
        }
    }

    private void rehearse() {
        JsonText.bytes(JsonObject.parse("{}").asMap());
        ports.prime();
    }

    @Override
    public Ports ports() {
        return ports;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Clock clock() {
        return clock;
    }
}
