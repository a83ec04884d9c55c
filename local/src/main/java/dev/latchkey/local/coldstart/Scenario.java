package dev.latchkey.local.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.code.PickupLinks;
import dev.latchkey.local.template.LambdaFunction;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.ExtensionLink;
import dev.latchkey.shipment.HelpLink;
import dev.latchkey.shipment.StandardWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a function is started for: an event that makes it do its usual work, and what the tables lack for it.
///
/// @param event as Lambda hands it over
/// @param absent keys of `items.json`
record Scenario(byte[] event, Set<String> absent) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DELIVERY = "d-mfzwizltoq4tcmrqgazdg";
    private static final String APPROVAL = "9320d655-a36e-3bea-a837-e9f0d42b3e90";
    /// As `items.json` has it.
    private static final String REQUEST = "5f0c2f0e-8d2c-4b53-9d8c-0a4a4f1f5a11";
    /// As `items.json` has them.
    private static final Instant CODE_ISSUED = Instant.parse("2026-11-23T09:11:08Z");
    private static final Instant CODE_EXPIRES = Instant.parse("2049-11-26T09:11:08Z");

    /// As `items.json` has it.
    private static final Map<String, Object> FAULT =
            Map.of("lockerId", "locker-berlin-1", "faultId", "f-cold-start-fault-of-a-locker");

    private static final Map<String, Object> TASK = Map.of("deliveryId", DELIVERY, "taskToken", "a task token");

    /// Refuses an HTTP answer that refuses: a function that turns its event away does not do its usual work.
    ///
    /// @throws IllegalStateException where the status is 300 or above
    static void requireSuccess(String answer) {
        try {
            if (JSON.readTree(answer).path("statusCode").asInt() >= 300) {
                throw new IllegalStateException("The function refused its event: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The scenarios, by the template's logical ids.
    ///
    /// @param events the repository's `events` folder
    record Book(Path events, Clock clock) {

        /// @throws IllegalArgumentException where nobody has thought of one for this function
        Scenario of(LambdaFunction function) {
            return switch (function.logicalId()) {
                case "ReceiveCarrierEventFunction" -> of(webhook(), Set.of("delivery", "contact", "expected#"));
                case "ReadDeliveryFunction" ->
                    of(Map.of("headers", Map.of(), "pathParameters", Map.of("deliveryId", DELIVERY)));
                case "ReadRecipientFunction" -> of(recipient());
                case "ChangeContactFunction" -> of(changedContact());
                case "ReleaseDeliveryFunction" -> of(release());
                case "ProvisionLockerFunction" ->
                    of(JSON.convertValue(read("lockers/locker-berlin-1.json"), Map.class));
                case "RecordLockerEventFunction" -> of(fromLocker("mqtt/event-deposited.json"));
                case "ValidateCodeFunction" -> of(fromLocker("mqtt/validation.json"));
                case "RecordAcknowledgementFunction" -> of(fromLocker("mqtt/ack-manifest.json"));
                case "RecordReceiptFunction" -> of(Map.of("Records", Set.of(Map.of("Sns", Map.of("Message", SES)))));
                case "VouchDepositFunction" -> of(vouching());
                case "AwaitDepositFunction" -> of(watch());
                case "SyncLockerFunction", "AwaitReleaseFunction" -> of(TASK);
                case "AwaitPickupFunction" -> of(pickup());
                case "RecordPresenceFunction" -> of(read("presence/connected.json"));
                case "ExtendPickupFunction" -> of(signed("noor", ""));
                case "FollowLinkFunction" -> of(link());
                case "AskForHelpFunction" -> of(help());
                case "ShowPickupFunction", "ReportRecipientPresentFunction" -> of(pickupPage());
                case "HandOverParcelFunction" -> of(Map.of("deliveryId", DELIVERY, "outcome", "Returned"));
                case "IssueCodeFunction" -> of(Map.of("deliveryId", DELIVERY), Set.of("code"));
                case "AwaitNextRoundFunction" -> of(pause());
                case "CheckContactFunction", "WarnPreviousContactFunction" -> of(Map.of("deliveryId", DELIVERY));
                case "ExpireCodeFunction" -> of(Map.of("deliveryId", DELIVERY, "isCancelled", true));
                case "CloseDeliveryFunction" -> of(Map.of("deliveryId", DELIVERY, "outcome", "Collected"));
                case "PlanNoticeFunction" ->
                    of(Map.of("deliveryId", DELIVERY, "noticeId", "parcel-arrived", "kind", "CODE", "round", 1));
                case "SendMessageFunction" -> of(message());
                case "OpenCaseFunction" -> of(aCase());
                case "RequestOpeningFunction" -> of(opening());
                case "DecideApprovalFunction" -> of(decision());
                case "ReadApprovalFunction" -> of(Map.of("pathParameters", Map.of("approvalId", APPROVAL)));
                case "ReadLockerFunction" -> of(Map.of("pathParameters", Map.of("lockerId", "locker-berlin-1")));
                case "ActOnCauseFunction" -> of(act());
                case "AwaitReceiptFunction" -> of(receipt());
                case "AwaitDoorFunction" -> of(door());
                case "AwaitApprovalFunction" -> of(agreement());
                case "ReadDigestFunction" -> of(Map.of("pathParameters", Map.of("date", "2026-11-23")));
                case "ReadIncidentFunction" -> of(Map.of());
                case "CheckIntegrityFunction", "CheckLockersFunction", "CheckSurgesFunction", "WriteDigestFunction" ->
                    of(read("schedule/scheduled-event.json"));
                case "DiagnoseFaultFunction", "OpenAgainFunction" -> of(faultTask());
                case "DiagnoseDeliveryFunction" -> of(Map.of("deliveryId", DELIVERY, "requestId", REQUEST));
                case "AskLockerFunction" ->
                    of(Map.of("deliveryId", DELIVERY, "requestId", REQUEST, "taskToken", "a task token"));
                case "ContainFaultFunction", "WarnRecipientsFunction", "CallTechnicianFunction" -> of(FAULT);
                case "AwaitRepairFunction" -> of(repair());
                case "EscalateFaultFunction" -> of(escalation());
                case "ResolveFaultFunction" -> of(resolution());
                case "AcceptResendFunction" -> of(resend());
                case "RequestResendFunction" -> of(signed("noor", Map.of(), text("support/resend.json")));
                case "ReadResendFunction" -> of(Map.of("pathParameters", Map.of("requestId", REQUEST)));
                case "ExplainResendFunction" -> of(read("support/explain.json"));
                case "Nothing" -> of(Map.of());
                default -> throw new IllegalArgumentException("No event is known for " + function.logicalId());
            };
        }

        private static final String SES = """
            {"eventType": "Delivery", "mail": {"messageId": "cold-start", "timestamp": "2026-11-23T09:11:09.000Z"},
             "delivery": {"timestamp": "2026-11-23T09:11:10.000Z"}}\
            """;

        private Map<String, ?> webhook() {
            var body = text("carriers/latchkey-registered.json");
            var headers = StandardWebhooks.headers(
                    AwsStub.CARRIER_SECRET, "evt-cold-start", clock.instant(), body.getBytes(StandardCharsets.UTF_8));
            return Map.of("headers", headers, "pathParameters", Map.of("carrier", "acme"), "body", body);
        }

        private ObjectNode fromLocker(String file) {
            return ((ObjectNode) read(file)).put("lockerId", "locker-berlin-1");
        }

        private static Map<String, ?> message() {
            return Map.of(
                    "deliveryId", DELIVERY,
                    "noticeId", "parcel-arrived",
                    "kind", "CODE",
                    "step",
                            Map.of(
                                    "number",
                                    1,
                                    "recipientId",
                                    "r-1042",
                                    "contactVersion",
                                    1,
                                    "contactPlace",
                                    1,
                                    "channel",
                                    "SMS"),
                    "taskToken", "a task token");
        }

        private static Map<String, ?> recipient() {
            return Map.of("headers", Map.of(), "pathParameters", Map.of("recipientId", "r-1042"));
        }

        private Map<String, ?> changedContact() {
            return Map.of(
                    "headers", Map.of("if-match", "*"),
                    "pathParameters", Map.of("recipientId", "r-1042"),
                    "body", text("recipients/change-contact.json"));
        }

        /// Of a delivery that two have released before: the second one repeats it.
        private Map<String, ?> release() {
            return signed("emil", text("releases/release.json"));
        }

        private Map<String, ?> opening() {
            return signed(
                    "noor",
                    Map.of("lockerId", "locker-berlin-1", "number", "7"),
                    text("approvals/request-opening.json"));
        }

        /// Of a request that the same principal has approved before.
        private Map<String, ?> decision() {
            return signed("emil", Map.of("approvalId", APPROVAL), text("approvals/approve.json"));
        }

        private Map<String, ?> vouching() {
            return signed("noor", text("deliveries/vouch-deposit.json"));
        }

        /// To a route that asks for IAM credentials, of the delivery.
        private static Map<String, ?> signed(String user, String body) {
            return signed(user, Map.of("deliveryId", DELIVERY), body);
        }

        private static Map<String, ?> signed(String user, Map<String, String> path, String body) {
            var iam = Map.of("userArn", "arn:aws:iam::000000000000:user/" + user);
            return Map.of(
                    "headers",
                    Map.of(),
                    "requestContext",
                    Map.of("authorizer", Map.of("iam", iam)),
                    "pathParameters",
                    path,
                    "body",
                    body);
        }

        private static Map<String, ?> watch() {
            return Map.of(
                    "deliveryId",
                    DELIVERY,
                    "handled",
                    Set.of(),
                    "until",
                    "2049-11-23T21:00:00Z",
                    "taskToken",
                    "a task token");
        }

        private static Map<String, ?> pause() {
            return Map.of(
                    "deliveryId", DELIVERY,
                    "noticeId", "parcel-arrived",
                    "kind", "CODE",
                    "contactVersion", 1,
                    "taskToken", "a task token");
        }

        private static Map<String, ?> pickup() {
            return Map.of(
                    "deliveryId",
                    DELIVERY,
                    "until",
                    "2026-11-24T09:11:08.000Z",
                    "isReminded",
                    false,
                    "taskToken",
                    "a task token");
        }

        private static Map<String, ?> link() {
            var code = new IssuedCode(1, 8, AwsStub.MASTER_KEY.version(), CODE_ISSUED, CODE_EXPIRES);
            return follows(ExtensionLink.token(DELIVERY, code, AwsStub.MASTER_KEY), "POST");
        }

        /// Looking: where the button leads to is an answer of its own.
        private static Map<String, ?> help() {
            return follows(HelpLink.token(DELIVERY, CODE_EXPIRES, AwsStub.MASTER_KEY), "GET");
        }

        private static Map<String, ?> follows(String token, String method) {
            return Map.of(
                    "headers",
                    Map.of("accept-language", "de"),
                    "pathParameters",
                    Map.of("token", token),
                    "requestContext",
                    Map.of("http", Map.of("method", method)));
        }

        private static Map<String, ?> faultTask() {
            return with("taskToken", "a task token");
        }

        private static Map<String, ?> repair() {
            var event = new HashMap<String, Object>(with("until", "2026-11-24T09:11:08.000Z"));
            event.put("taskToken", "a task token");
            return event;
        }

        private static Map<String, ?> escalation() {
            return with("error", "no way out has led anywhere");
        }

        private static Map<String, Object> with(String field, Object value) {
            var event = new HashMap<>(FAULT);
            event.put(field, value);
            return event;
        }

        private Map<String, ?> resolution() {
            var event = new HashMap<String, Object>(signed("noor", text("technicians/repaired.json")));
            event.put("pathParameters", FAULT);
            return event;
        }

        private Map<String, ?> resend() {
            return Map.of(
                    "input",
                    read("support/resend.json"),
                    "executionName",
                    "cold-start",
                    "startedAt",
                    "2026-11-23T09:15:00.000Z");
        }

        private static Map<String, ?> pickupPage() {
            return Map.of(
                    "headers",
                    Map.of("accept-language", "de"),
                    "pathParameters",
                    Map.of(
                            "token",
                            PickupLinks.link(DELIVERY, 1, AwsStub.MASTER_KEY).token()));
        }

        private static Map<String, ?> act() {
            return Map.of(
                    "deliveryId", DELIVERY,
                    "requestId", REQUEST,
                    "remedy", "ResendCode",
                    "channel", "SMS",
                    "reasonRule", "NoReceipt");
        }

        private static Map<String, ?> receipt() {
            return Map.of("deliveryId", DELIVERY, "noticeId", "parcel-arrived", "taskToken", "a task token");
        }

        private static Map<String, ?> door() {
            return Map.of(
                    "requestId", REQUEST,
                    "lockerId", "locker-berlin-1",
                    "commandId", "01938f2e-7e00-7a3b-8f10-0c9e5d2b4a80",
                    "taskToken", "a task token");
        }

        private static Map<String, ?> agreement() {
            return Map.of(
                    "deliveryId", DELIVERY, "requestId", REQUEST, "action", "rotate", "taskToken", "a task token");
        }

        private static Map<String, ?> aCase() {
            return Map.of(
                    "deliveryId", DELIVERY,
                    "reason", "RecipientUnreachable",
                    "failedPart", "notify-recipient",
                    "error", "every channel refused");
        }

        private static Scenario of(Object event) {
            return of(event, Set.of());
        }

        private static Scenario of(Object event, Set<String> absent) {
            return new Scenario(JSON.valueToTree(event).toString().getBytes(StandardCharsets.UTF_8), absent);
        }

        private JsonNode read(String file) {
            try {
                return JSON.readTree(text(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String text(String file) {
            try {
                return Files.readString(events.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
