package dev.latchkey.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.aws.IotLockerLink;
import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.aws.NamedWorkflows;
import dev.latchkey.aws.Ports;
import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.OneAtATime;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.http.InProcessApi;
import dev.latchkey.local.iot.Message;
import dev.latchkey.local.iot.RuleTargets;
import dev.latchkey.local.iot.TopicRules;
import dev.latchkey.local.lambda.LambdaHost;
import dev.latchkey.local.simulation.Person.Mailbox;
import dev.latchkey.local.simulation.ReceiptEvents.Fate;
import dev.latchkey.local.simulation.judge.Judge;
import dev.latchkey.local.simulation.judge.Sighting;
import dev.latchkey.local.simulation.judge.Sighting.DepositReported;
import dev.latchkey.local.simulation.judge.Sighting.PickupReported;
import dev.latchkey.local.simulation.judge.Sighting.Told;
import dev.latchkey.local.states.StateMachines;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryPorts;
import dev.latchkey.notice.MessageText;
import dev.latchkey.notice.Messenger;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.RecipientReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One virtual world: some hundred deliveries that share lockers, people and providers. It runs on one thread at a
/// time and touches no other world, so that its seed alone decides what happens in it.
final class World {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(75);
    private static final int LOCKERS = 6;
    private static final double DELIVERIES_PER_PERSON = 1.6;
    private static final double FAILING_CALLS = 0.002;
    private static final double FAILING_FUNCTIONS = 0.004;
    private static final JsonMapper JSON = new JsonMapper();

    private final Plan plan;
    private final Blueprint blueprint;
    private final Consumer<Sighting> listener;
    private final Work work = new Work(new OneAtATime());
    private final VirtualClock clock = new VirtualClock(START, work);
    private final FaultCounts faults = new FaultCounts();
    private final Judge judge;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Surface surface;
    private final Map<String, Journey> journeys = new HashMap<>();
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<String, Story> byTrackingNumber = new HashMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private Pickups pickups;
    private LambdaHost host;
    private Ports sharedPorts;
    private InProcessApi api;
    private AsyncInvocations events;
    private TopicRules rules;
    private StateMachines machines;
    private FleetWatch watch;

    /// @param listener sees what the judge sees
    World(Plan plan, Blueprint blueprint, Consumer<Sighting> listener) {
        this.plan = plan;
        this.blueprint = blueprint;
        this.listener = listener;
        this.judge = new Judge(blueprint.pickupWindow(), blueprint.contactHold());
        this.surface = new Surface(clock, Chance.of(plan.seed(), "world", plan.index()), faults, this::saw);
    }

    /// Which world of a run it is.
    ///
    /// @param first number of its deliveries
    /// @param bug does nothing unless the judge itself is being tested
    record Plan(long seed, int index, int first, int deliveries, Sabotage bug) {}

    private Surface player(String name) {
        return surface.with(Chance.of(plan.seed(), name, plan.index()));
    }

    private void saw(Sighting sighting) {
        fingerprint.add(sighting);
        judge.saw(sighting);
        listener.accept(sighting);
    }

    /// Lets everything happen, and asks at the end what became of it.
    WorldResult play() throws InterruptedException {
        var providers = providers();
        try (var disks = new Disks();
                var fleet = new Fleet(
                        player("fleet"), this::heard, disks.folder(), plan.bug().cabinets())) {
            pickups = new Pickups(() -> api, fleet, player("pickups"));
            wire(providers, fleet);
            populate(fleet, providers);
            clock.advance(LONGEST);
            stories.values().forEach(this::askForTheEnd);
            clock.advance(Duration.ofDays(2));
        }
        var violations = judge.verdict(clock.now()).stream()
                .map(violation -> new WorldResult.Finding(
                        Optional.ofNullable(stories.get(violation.subject())).map(Story::number), violation))
                .toList();
        host.close();
        return new WorldResult(plan.deliveries(), faults, outcomes, violations, fingerprint.value(), transitions());
    }

    /// The id of a delivery by its number; known once the world has been played.
    String deliveryId(int number) {
        return story(number).deliveryId();
    }

    /// The locker that it was meant for.
    String lockerId(int number) {
        return story(number).locker().lockerId();
    }

    private Story story(int number) {
        return stories.values().stream()
                .filter(story -> story.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private long transitions() {
        return machines.executions().stream()
                .mapToLong(execution -> execution.transitions())
                .sum();
    }

    // ------------------------------------------------------------------ the system

    private void wire(Map<Channel, SimulatedProvider> providers, Fleet fleet) {
        var template = blueprint.template();
        host = LambdaHost.reaching(
                (settings, time) -> ports(providers, fleet), template.functions(), clock, work, (group, line) -> {});
        var functions = new FaultyFunctions(host, player("functions"), FAILING_FUNCTIONS);
        machines = StateMachines.withoutHistories(
                Account.LOCAL,
                clock,
                work,
                functions,
                Chance.of(plan.seed(), "machines", plan.index()).source());
        template.stateMachines()
                .forEach(machine -> machines.create(
                        machine.name(), machine.definition(), "arn:aws:iam::" + Account.LOCAL.id() + ":role/latchkey"));
        api = new InProcessApi(template.routes(), functions, clock);
        events = new AsyncInvocations(functions, surface, this::taken);
        rules = TopicRules.of(template.topicRules(), fleet, events, new NoTargets(), clock, work);
        for (int number = 1; number <= LOCKERS; number++) {
            fleet.add("locker-" + number, host, blueprint.provisionLocker());
        }
        watch = new FleetWatch(functions, blueprint.checks(), clock);
    }

    /// What reaches the broker; it says itself who has gone.
    private void heard(Message message) {
        rules.accept(message);
        if (message.topic().startsWith("$aws/events/presence/disconnected/")) {
            watch.stir();
        }
    }

    /// The same for all functions: they share the tables.
    private Ports ports(Map<Channel, SimulatedProvider> providers, Fleet fleet) {
        if (sharedPorts == null) {
            var tables = new InMemoryPorts();
            var executions = new InProcessExecutions(machines, blueprint.stateMachines());
            var ports = new SimulatedPorts(
                    tables,
                    new FixedMasterKeys(),
                    CarrierOffice.formats(new RecipientReader(new LibPhoneNumbers()), clock.asClock()),
                    new IotLockerLink(new DownLink(fleet), "latchkey/errors"),
                    Map.<Channel, Messenger>copyOf(providers),
                    new NamedWorkflows(executions, new InProcessTokens(machines)),
                    executions,
                    new WatchedCases(tables.cases(), surface),
                    new ServiceCrew(() -> api, fleet, player("crew")));
            sharedPorts = new CallFaults(player("calls"), FAILING_CALLS)
                    .around(plan.bug().ports().apply(ports));
        }
        return sharedPorts;
    }

    /// A function has dealt with an event; of a locker's words others want to know.
    private void taken(String function, byte[] payload) {
        if (function.contains("RecordLockerEventFunction")) {
            reported(json(payload));
        }
    }

    private void reported(JsonNode event) {
        switch (event.path("type").asText()) {
            case "deposited" -> {
                var story = byTrackingNumber.get(event.path("trackingNumber").asText());
                journeys.get(story.deliveryId()).depositTaken();
                saw(new DepositReported(clock.now(), story.deliveryId()));
            }
            case "collected" -> {
                var deliveryId = event.path("deliveryId").asText();
                journeys.get(deliveryId).pickupTaken();
                saw(new PickupReported(
                        clock.now(),
                        deliveryId,
                        event.path("lockerId").asText(),
                        event.path("compartment").asInt()));
            }
            default -> {}
        }
    }

    private static JsonNode json(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ------------------------------------------------------------------ the outside

    private Map<Channel, SimulatedProvider> providers() {
        var providers = new EnumMap<Channel, SimulatedProvider>(Channel.class);
        for (var channel : Channel.values()) {
            providers.put(channel, new SimulatedProvider(channel, player("provider " + channel), new PhoneNetwork()));
        }
        return providers;
    }

    private void populate(Fleet fleet, Map<Channel, SimulatedProvider> providers) {
        int people = (int) Math.ceil(plan.deliveries() / DELIVERIES_PER_PERSON);
        var population = new Population(people, Chance.of(plan.seed(), "people", plan.index()), faults);
        var playwright = new Playwright(plan.seed(), START, population, fleet, faults);
        var office = new CarrierOffice(api, player("office"));
        for (int number = plan.first(); number < plan.first() + plan.deliveries(); number++) {
            begin(playwright.story(number), office, population);
        }
        new Weather(player("weather"), providers.values(), fleet).begin(Playwright.season());
    }

    private void begin(Story story, CarrierOffice office, Population population) {
        var own = surface.with(Chance.of(plan.seed(), "journey", story.number()));
        var journey = new Journey(story, office, own);
        stories.put(story.deliveryId(), story);
        byTrackingNumber.put(story.trackingNumber(), story);
        journeys.put(story.deliveryId(), journey);
        journey.begin();
        new SupportDesk(api, surface.with(Chance.of(plan.seed(), "support", story.number()))).lookAfter(story);
        List.of(Fault.CONTACT_CHANGED, Fault.TAKEOVER).forEach(why -> {
            if (story.has(why)) {
                changeContact(story, why, own, population);
            }
        });
    }

    private void changeContact(Story story, Fault why, Surface own, Population population) {
        var newest = population.mailboxes(story.recipient().country());
        var at = story.arrivesAt().plus(own.chance().between(Duration.ofHours(-4), Duration.ofHours(4)));
        surface.at(at, () -> new ContactChange(story.recipient(), newest, why, api, own).make());
    }

    /// Somebody asks what became of a delivery, until there is an answer.
    private void askForTheEnd(Story story) {
        var answer = api.send("GET", "/deliveries/" + story.deliveryId(), Map.of(), "");
        if (answer.status() >= 500) {
            surface.after(Duration.ofMinutes(1), () -> askForTheEnd(story));
            return;
        }
        var document = json(answer.body().getBytes(StandardCharsets.UTF_8));
        var outcome = Optional.ofNullable(document.path("outcome").asText(null));
        outcomes.merge(outcome.orElse("none"), 1, Integer::sum);
        saw(new Told(
                clock.now(),
                story.deliveryId(),
                answer.status(),
                document.path("status").asText(),
                outcome));
    }

    private final class PhoneNetwork implements SimulatedProvider.Phones {

        @Override
        public Optional<Mailbox> mailbox(String deliveryId, String address) {
            return Optional.ofNullable(stories.get(deliveryId))
                    .flatMap(story -> story.recipient().mailbox(address));
        }

        @Override
        public void read(String deliveryId, MessageText text) {
            pickups.read(stories.get(deliveryId), text);
        }

        @Override
        public void receipt(Channel channel, Fate fate, String messageId) {
            events.invokeAsync(
                    blueprint.recordReceipt(), blueprint.receipts().of(channel, fate, messageId, clock.now()));
        }
    }

    private static final class NoTargets implements RuleTargets {

        @Override
        public void sendToQueue(String queueUrl, byte[] message) {
            throw new IllegalStateException("A rule could not hand a locker's message over");
        }

        @Override
        public void log(String logGroup, byte[] message) {
            throw new IllegalStateException("A rule could not hand a locker's message over");
        }
    }
}
