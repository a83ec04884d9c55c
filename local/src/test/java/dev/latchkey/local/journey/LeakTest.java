package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.diagnosis.Recipient;
import dev.latchkey.local.journey.Traces.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/// Codes are nowhere to be read, contacts in the recipients' table alone, task tokens where somebody waits alone:
/// whatever roads parcels took, and whatever broke on the way.
@ExtendWith(Shared.VirtualTime.class)
class LeakTest {

    /// What every task token of the local system begins with.
    private static final String TASK_TOKEN = "latchkey-task-";

    private static final Pattern LINK = Pattern.compile("/extend/\\S+");

    private final Outside outside;

    LeakTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void nothingSecretIsWrittenDownOrSaid() {
        var collected = fallsBackAndIsCollected();
        var returned = isRemindedOfAndReturned();
        var link = link(returned);
        outside.web().get(link);
        outside.web().post(link, "");
        var faulty = breaksDown();
        var waiting = outside.parcel();
        waiting.hasArrived();
        outside.settles();
        refuse(waiting);
        outside.passes(Duration.ofMinutes(5));

        var held = isHeldRefusedAndCollected();
        var page = waiting.phone().pickupPage();
        var help = waiting.phone().helpPage();
        outside.web().submits(help);
        outside.settles();
        var token = waiting.phone().qrCode();
        outside.locker(Outside.ONLINE).scans(token + "x");

        var parcels = List.of(collected, returned, faulty, waiting, held);
        var traces = new Traces(outside).all();

        for (var parcel : List.of(collected, returned, waiting, held)) {
            assertThat(sources(parcel.phone().code(), traces)).as("a code").isEmpty();
        }
        for (var parcel : parcels) {
            for (var secret : contact(parcel.recipient())) {
                assertThat(sources(secret, traces))
                        .as("a contact")
                        .allMatch(source -> source.startsWith(Cloud.RECIPIENTS + " contact"));
            }
            assertThat(sources(parcel.recipient().name(), traces)).isNotEmpty();
        }
        assertThat(sources(signature(link), traces)).as("a link's signature").isEmpty();
        assertThat(sources(signature(page), traces))
                .as("a pickup page's signature")
                .isEmpty();
        assertThat(sources(signature(help), traces))
                .as("a help link's signature, which shops are given")
                .allMatch(source -> source.equals("GET /deliveries"));
        assertThat(sources(signature(token), traces))
                .as("a pickup token's signature")
                .isEmpty();
        assertThat(sources(TASK_TOKEN, traces))
                .as("a task token")
                .isNotEmpty()
                .allMatch(source -> source.startsWith(Cloud.DELIVERIES + " wait#"));
        assertThat(traces)
                .extracting(Trace::source)
                .contains(
                        "history deliver-" + collected.deliveryId(),
                        "log file latchkey-latchkey-functions.log",
                        "message on latchkey/errors",
                        "locker's disk");
    }

    private Parcel fallsBackAndIsCollected() {
        var parcel = outside.parcel();
        parcel.phone().behaves("PUSH", "silent");
        parcel.phone().behaves("SMS", "bounces");
        parcel.hasArrived();
        outside.passes(Duration.ofMinutes(2));
        outside.locker(Outside.ONLINE).types("00000000");
        return parcel.isCollected().ends("Collected");
    }

    private Parcel isRemindedOfAndReturned() {
        var parcel = outside.parcelFor("SMS", "PUSH");
        parcel.phone().behaves("SMS", "down");
        parcel.hasArrived();
        outside.passes(Duration.ofMinutes(5));
        var code = parcel.phone().code();
        parcel.phone().behaves("SMS", "delivers");
        outside.passes(Duration.ofHours(72));
        outside.locker(Outside.ONLINE).types(code);
        return parcel.ends("Returned");
    }

    /// A parcel whose recipient's contact was changed, warned of, released by one and refused by another.
    private Parcel isHeldRefusedAndCollected() {
        var parcel = outside.parcelFor("PUSH", "SMS");
        parcel.isRegistered();
        var changed = parcel.recipient().on("EMAIL");
        outside.web().put("/recipients/" + changed.recipientId(), Map.of("if-match", "\"1\""), changed.json());
        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();
        decides(parcel, "release", "They called back");
        decides(parcel, "release", changed.email());
        decides(parcel, "refuse", parcel.recipient().phoneNumber());
        decides(parcel, "refuse", "Not hers");
        outside.settles();
        outside.web().get("/deliveries/" + parcel.deliveryId());
        return parcel.isCollected().ends("Collected");
    }

    private void decides(Parcel parcel, String decision, String reason) {
        outside.web()
                .post(
                        "/deliveries/" + parcel.deliveryId() + "/release",
                        "{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, reason));
    }

    /// A parcel whose recipient's number was corrupted, and functions that are given what nobody should give
    /// them.
    private Parcel breaksDown() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.cloud()
                .corruptAddress(
                        parcel.recipient().recipientId(),
                        "tel:" + parcel.recipient().phoneNumber());
        parcel.is("delivered");
        parcel.isDeposited();
        var secrets = String.join(" ", contact(parcel.recipient())) + " " + TASK_TOKEN;
        invoke("SendMessageFunction", "{\"deliveryId\":\"d-nobody\",\"taskToken\":\"" + secrets + "\"}");
        invoke("AwaitPickupFunction", "{\"deliveryId\":\"d-nobody\",\"taskToken\":\"" + TASK_TOKEN + "\"}");
        invoke("ReceiveCarrierEventFunction", "{\"body\":\"" + secrets + "\"}");
        invoke("RecordReceiptFunction", "{\"awslogs\":{\"data\":\"" + base64(secrets) + "\"}}");
        invoke("RecordReceiptFunction", "{\"Records\":[{\"Sns\":{\"Message\":\"" + secrets + "\"}}]}");
        outside.passes(Duration.ofMinutes(30));
        assertThat(parcel.cases()).containsExactly("SystemFault");
        return parcel;
    }

    /// What the reminder offers.
    private static String link(Parcel parcel) {
        return parcel.phone().shows().stream()
                .flatMap(message -> LINK.matcher(message.text()).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    /// The part of a link that nobody else can make; the rest names the delivery and a time.
    private static String signature(String link) {
        return link.substring(link.lastIndexOf('.') + 1);
    }

    private void invoke(String function, String event) {
        outside.cloud()
                .lambda()
                .invoke(request -> request.functionName("latchkey-" + function)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(event)));
    }

    /// Webhooks that are not believed or make no sense, and a locker that talks nonsense.
    private void refuse(Parcel parcel) {
        var acme = outside.carrier("acme");
        var known = parcel.recipient().phoneNumber();
        var body = parcel.registration().replace(known, "tel:" + known);
        acme.sends("impossible-number", body);
        acme.sends("broken-json", body.substring(0, body.length() - 5));
        acme.posts(Map.of("webhook-signature", "v1,bm8="), body.getBytes(UTF_8));
        acme.sends("unknown-language", body.replace("\"de\"", "\"" + known + "\""));
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            locker.reports("{\"type\":\"deposited\",\"trackingNumber\":\"§\",\"compartment\":\"seven\"}");
            locker.reports("no json");
        }
    }

    @Test
    void wouldFindASecretWhereverItIsPlanted() throws IOException {
        var secret = "31415926";

        outside.carrier("acme").posts(Map.of(), new byte[0]);
        System.out.println("the code is " + secret);
        System.err.println("the code is " + base64(secret));
        System.getLogger("planted").log(System.Logger.Level.WARNING, "the code is {0}", secret);
        Logger.getLogger("planted").log(Level.WARNING, "a cause", new IllegalStateException(secret));
        LoggerFactory.getLogger("planted").warn("the code is {}", secret);
        Files.writeString(outside.state().resolve("logs/latchkey-latchkey-functions.log"), secret, APPEND);
        plantInAnExecution(secret);
        outside.cloud()
                .dynamoDb()
                .putItem(request -> request.tableName(Cloud.LOCKERS)
                        .item(Map.of(
                                "lockerId", AttributeValue.fromS("planted"),
                                "item", AttributeValue.fromS("code#" + secret))));
        outside.cloud()
                .iot()
                .publish(request -> request.topic("latchkey/errors")
                        .payload(SdkBytes.fromUtf8String("{\"code\":\"" + secret + "\"}")));
        outside.settles();

        assertThat(sources(secret, new Traces(outside).all()))
                .contains(
                        "standard output",
                        "standard error",
                        "logging framework",
                        "log file latchkey-latchkey-functions.log",
                        "execution planted",
                        "history planted",
                        Cloud.LOCKERS + " code#" + secret,
                        "message on latchkey/errors");
    }

    private void plantInAnExecution(String secret) {
        var machine = outside.cloud()
                .stepFunctions()
                .createStateMachine(
                        request -> request.name("planted")
                                .roleArn("arn:aws:iam::000000000000:role/any")
                                .definition(
                                        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"End\",\"States\":{\"End\":{\"Type\":\"Succeed\"}}}"));
        outside.cloud()
                .stepFunctions()
                .startExecution(request -> request.stateMachineArn(machine.stateMachineArn())
                        .name("planted")
                        .input("{\"code\":\"" + secret + "\"}"));
    }

    /// A person's name and addresses, and the phone number without its country.
    private static List<String> contact(Recipient recipient) {
        var secrets = new ArrayList<>(recipient.on("PUSH", "SMS", "EMAIL").addresses());
        secrets.add(recipient.name());
        secrets.add(recipient.phoneNumber().substring("+49".length()));
        return secrets;
    }

    /// Where a secret is to be read.
    private static TreeSet<String> sources(String secret, List<Trace> traces) {
        var search = new LeakSearch(secret);
        var sources = new TreeSet<String>();
        traces.stream()
                .filter(trace -> !search.in(trace.text()).isEmpty())
                .forEach(trace -> sources.add(trace.source()));
        return sources;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
