package dev.latchkey.local;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.aws.AwsEndpoint;
import dev.latchkey.local.aws.AwsService;
import dev.latchkey.local.aws.DynamoDb;
import dev.latchkey.local.aws.FallibleService;
import dev.latchkey.local.aws.Ground;
import dev.latchkey.local.aws.LambdaService;
import dev.latchkey.local.aws.SecretsManagerService;
import dev.latchkey.local.aws.SesService;
import dev.latchkey.local.aws.SnsService;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.RealClock;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.http.HttpApi;
import dev.latchkey.local.http.HttpPort;
import dev.latchkey.local.http.LocalRoutes;
import dev.latchkey.local.iot.Broker;
import dev.latchkey.local.iot.CertificateAuthority;
import dev.latchkey.local.iot.IotDataService;
import dev.latchkey.local.iot.IotService;
import dev.latchkey.local.iot.ThingPolicy;
import dev.latchkey.local.iot.Things;
import dev.latchkey.local.iot.TopicRules;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.LambdaHost;
import dev.latchkey.local.lambda.LogFiles;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.PhoneRequests;
import dev.latchkey.local.phone.Phones;
import dev.latchkey.local.rights.FunctionRights;
import dev.latchkey.local.schedule.Schedules;
import dev.latchkey.local.states.StateMachines;
import dev.latchkey.local.states.StepFunctionsService;
import dev.latchkey.local.template.Resource;
import dev.latchkey.local.template.Template;
import dev.latchkey.local.template.TemplateInvalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/// The whole system in one JVM, wired by `template.yaml` and by nothing else.
public final class LocalSystem implements AutoCloseable {

    /// What an operator passes when deploying; here it names the platform application that phones are behind.
    private static final Map<String, String> PARAMETERS = Map.of(
            "PushPlatformApplicationArn",
            Account.LOCAL.arn("sns", "app/GCM/latchkey"),
            "PushLogGroup",
            "sns/us-east-1/000000000000/app/GCM/latchkey",
            "OperatorsEmail",
            "operators@latchkey.example");

    private static final String CARRIERS = "/carriers/";

    private final LocalOptions options;
    private final StateDirectory state;
    private final HttpPort http;
    private final Template template;
    private final Work work = new Work();
    private final LocalClock clock;
    private final Phones phones = new Phones();
    private final Behaviours behaviours = new Behaviours();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Broker broker;
    private Faults faults;
    private AwsEndpoint aws;
    private LambdaHost functions;
    private StateMachines stateMachines;
    private SecretsManagerService secrets;
    private Provisioning provisioning;

    private LocalSystem(LocalOptions options) throws IOException {
        this.options = options;
        try {
            opened(StateLock.take(options.state()));
            http = opened(HttpPort.take(options.http()));
            template = Template.read(options.root().resolve("template.yaml"), parameters(http.uri()));
            Supported.check(template);
            state = StateDirectory.prepare(options.state(), options.keep());
            clock = opened(options.isVirtual() ? new VirtualClock(Instant.now(), work) : new RealClock());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Links in messages lead to the HTTP port.
    private static Map<String, String> parameters(URI http) {
        var parameters = new HashMap<>(PARAMETERS);
        parameters.put("PublicUrl", http.toString());
        return parameters;
    }

    /// Starts everything and returns when all doors are open.
    ///
    /// @throws StartRefused when a port is taken, the state directory cannot be used, or the template says what
    /// is not
    ///     played here
    public static LocalSystem start(LocalOptions options) throws InterruptedException {
        try {
            return started(new LocalSystem(options));
        } catch (IOException | GeneralSecurityException | TemplateInvalid | FunctionFailed refused) {
            throw new StartRefused(refused.getMessage(), refused);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException refused) {
            throw new StartRefused(refused.getMessage(), refused);
        }
    }

    private static LocalSystem started(LocalSystem system)
            throws IOException, GeneralSecurityException, InterruptedException {
        try {
            system.start();
            return system;
        } catch (IOException | GeneralSecurityException | InterruptedException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void start() throws IOException, GeneralSecurityException, InterruptedException {
        var authority = CertificateAuthority.in(state.root());
        var starting = CompletableFuture.supplyAsync(this::database);
        DynamoDb database;
        try {
            broker = opened(broker(authority));
        } finally {
            // Also where the broker refused, so that it is closed with the rest.
            database = opened(joined(starting));
        }
        startAws(database);
        provision(new Things(authority, state.root()));
        startHttp();
        new Schedules(Account.LOCAL, functions, clock, UUID::randomUUID).start(template.schedules());
    }

    private Broker broker(CertificateAuthority authority)
            throws IOException, GeneralSecurityException, InterruptedException {
        var policy = (Map<?, ?>) template.policies().getFirst().properties().get("PolicyDocument");
        return Broker.start(
                options.mqtt(),
                state.broker(),
                options.keep(),
                authority,
                ThingPolicy.of(Account.LOCAL, policy),
                clock,
                work);
    }

    private static <T> T joined(CompletableFuture<T> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private DynamoDb database() {
        var database = options.keep() ? DynamoDb.in(state.aws()) : DynamoDb.inMemory();
        database.createTables(template.tables().stream().map(this::named).toList());
        return database;
    }

    /// A table under the name that the template's references resolve to.
    private Resource named(Resource table) {
        var properties = new HashMap<>(table.properties());
        properties.put("TableName", template.name(table.logicalId()));
        return new Resource(table.logicalId(), table.type(), properties);
    }

    private void startAws(DynamoDb database) {
        aws = opened(new AwsEndpoint(options.aws(), FunctionRights.of(Account.LOCAL, template), UUID::randomUUID));
        var logs = opened(new LogFiles(state.logs()));
        faults = opened(new Faults(new SecureRandom()));
        functions = opened(new LambdaHost(template.functions(), aws::uri, clock, work, logs, faults));
        stateMachines = new StateMachines(Account.LOCAL, clock, work, functions, new SecureRandom(), faults);
        template.stateMachines()
                .forEach(machine -> stateMachines.create(
                        machine.name(), machine.definition(), "arn:aws:iam::" + Account.LOCAL.id() + ":role/latchkey"));
        addServices(database);
        var rules = TopicRules.of(template.topicRules(), broker, functions, new DeadLetters(logs), clock, work);
        broker.onMessage(rules::accept);
        functions.loadAll();
    }

    private void addServices(DynamoDb database) {
        var ground = new Ground(Account.LOCAL, state.aws(), clock, work, UUID::randomUUID);
        var subscriptions = new TemplateSubscriptions(template);
        secrets = new SecretsManagerService(ground, new SecureRandom());
        secrets.createSecrets(template.secrets());
        addFallible(database);
        addFallible(secrets);
        addFallible(new StepFunctionsService(stateMachines));
        addFallible(new SnsService(ground, phones, behaviours, subscriptions, functions));
        addFallible(new SesService(ground, phones, behaviours, subscriptions, functions));
        addFallible(new IotDataService(broker));
        // Its faults strike in the host, where workflows, rules and routes invoke functions.
        aws.add(new LambdaService(ground, functions, functions));
        aws.add(new IotService("127.0.0.1:" + broker.port()));
    }

    private void addFallible(AwsService service) {
        aws.add(new FallibleService(service, faults));
    }

    private void provision(Things things) throws IOException, GeneralSecurityException {
        provisioning = new Provisioning(state, things, functions, template.name("ProvisionLockerFunction"));
        provisioning.addLockers(options.root().resolve("events/lockers"));
        provisioning.handOutCarrierSecrets(carrierSecrets());
    }

    /// The carriers' secrets by the carriers' names: those that the template puts under `<stack>/carriers/`.
    private Map<String, String> carrierSecrets() {
        return template.secrets().stream()
                .map(secret -> template.name(secret.logicalId()))
                .filter(name -> name.contains(CARRIERS))
                .collect(Collectors.toMap(
                        name -> name.substring(name.indexOf(CARRIERS) + CARRIERS.length()), secrets::text));
    }

    private void startHttp() throws IOException {
        var requests = new PhoneRequests(phones, behaviours);
        var routes = LocalRoutes.withClock(clock)
                .on("GET", "/_local/messages", new ReadMessages(requests))
                .on("POST", "/_local/receipts", new SetReceipts(requests))
                .on("GET", "/_local/faults", new ListFaults(faults))
                .on("POST", "/_local/faults", new InjectFault(faults))
                .on("DELETE", "/_local/faults", new ClearFaults(faults));
        var api = opened(new HttpApi(template.routes(), functions, routes, clock, work));
        api.start(http);
        opened(broker::mute);
    }

    /// Does what an operator does for a new locker.
    ///
    /// @param description as the files of `events/lockers` hold it
    public void addLocker(String description) throws IOException, GeneralSecurityException {
        provisioning.addLocker(description.getBytes(StandardCharsets.UTF_8));
    }

    /// Where carriers post to, such as `http://127.0.0.1:8080`.
    public URI http() {
        return http.uri();
    }

    /// What `AWS_ENDPOINT_URL` points to.
    public URI aws() {
        return aws.uri();
    }

    /// Where lockers connect, such as `ssl://127.0.0.1:8883`.
    public URI mqtt() {
        return URI.create("ssl://127.0.0.1:" + broker.port());
    }

    /// The folder with certificates, keys and secrets.
    public Path state() {
        return state.root();
    }

    public LocalClock clock() {
        return clock;
    }

    /// The executions, for those who look inside.
    public StateMachines stateMachines() {
        return stateMachines;
    }

    /// What is going on inside; idle when everything has settled.
    public Work work() {
        return work;
    }

    public Phones phones() {
        return phones;
    }

    /// The broker, for those who listen to everything that passes through it.
    public Broker broker() {
        return broker;
    }

    /// Stops everything, the last started first.
    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // what AutoCloseable declares
            System.getLogger(LocalSystem.class.getName()).log(System.Logger.Level.WARNING, "A part did not stop", e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }
}
