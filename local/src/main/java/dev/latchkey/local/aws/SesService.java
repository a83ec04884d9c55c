package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.aws.SuppressionList.Suppressed;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Phones;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// SES v2 on its REST-JSON protocol: `SendEmail` and the account's suppression list. An address that bounces or
/// complains is suppressed from then on, as on AWS.
public final class SesService implements AwsService {

    private static final String SEND = "/v2/email/outbound-emails";
    private static final String SUPPRESSED = "/v2/email/suppression/addresses";
    private static final List<String> REASONS = List.of("BOUNCE", "COMPLAINT");

    private final Ground ground;
    private final Subscriptions subscriptions;
    private final SuppressionList suppressed;
    private final MailSender sender;

    public SesService(
            Ground ground,
            Phones phones,
            Behaviours behaviours,
            Subscriptions subscriptions,
            AsyncFunctions functions) {
        var events = new MailEvents(ground, subscriptions, new Topics(ground, subscriptions, functions));
        this.ground = ground;
        this.subscriptions = subscriptions;
        this.suppressed = new SuppressionList(ground.directory());
        this.sender = new MailSender(ground, phones, behaviours, suppressed, events);
    }

    @Override
    public String signingName() {
        return "ses";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var path = request.path();
        if (path.startsWith(SUPPRESSED + "/")) {
            return address(request, decoded(path.substring(SUPPRESSED.length() + 1)));
        }
        return switch (request.method() + " " + path) {
            case "POST " + SEND -> send(request);
            case "PUT " + SUPPRESSED -> put(request);
            case "GET " + SUPPRESSED -> list(request);
            default -> throw lacking(request);
        };
    }

    @Override
    public String operation(AwsRequest request) {
        var isAddress = request.path().startsWith(SUPPRESSED + "/");
        return switch (request.method() + " " + (isAddress ? SUPPRESSED + "/" : request.path())) {
            case "POST " + SEND -> "SendEmail";
            case "GET " + SUPPRESSED + "/" -> "GetSuppressedDestination";
            case "DELETE " + SUPPRESSED + "/" -> "DeleteSuppressedDestination";
            case "PUT " + SUPPRESSED -> "PutSuppressedDestination";
            case "GET " + SUPPRESSED -> "ListSuppressedDestinations";
            default -> null;
        };
    }

    private AwsResponse address(AwsRequest request, String address) {
        return switch (request.method()) {
            case "GET" -> get(address);
            case "DELETE" -> delete(address);
            default -> throw lacking(request);
        };
    }

    private AwsResponse send(AwsRequest request) {
        var mail = new MailRequest(ground, Json.read(request.body())).read();
        check(mail);
        sender.send(mail);
        return ok(Json.object().put("MessageId", mail.messageId()));
    }

    private void check(Mail mail) {
        if (mail.configurationSet() != null
                && subscriptions.eventDestinations(mail.configurationSet()).isEmpty()) {
            throw notFound("Configuration set <" + mail.configurationSet() + "> does not exist.");
        }
        var from = MailAddress.of(mail.source());
        if (!subscriptions.isVerified(from.text()) && !subscriptions.isVerified(from.domain())) {
            throw new AwsError(
                    400,
                    "MessageRejected",
                    "Email address is not verified: no identity for the domain " + from.domain());
        }
    }

    private AwsResponse put(AwsRequest request) {
        var body = Json.read(request.body());
        var reason = Json.required(body, "Reason", "BadRequestException");
        if (!REASONS.contains(reason)) {
            throw new AwsError(400, "BadRequestException", "Reason: must be BOUNCE or COMPLAINT");
        }
        var address = MailAddress.of(Json.required(body, "EmailAddress", "BadRequestException"));
        suppressed.put(address.text(), reason, ground.now());
        return ok(Json.object());
    }

    private AwsResponse get(String address) {
        var found = suppressed.get(address).orElseThrow(SesService::notSuppressed);
        var answer = Json.object();
        answer.set("SuppressedDestination", summary(found));
        return ok(answer);
    }

    private AwsResponse delete(String address) {
        if (!suppressed.remove(address)) {
            throw notSuppressed();
        }
        return ok(Json.object());
    }

    private AwsResponse list(AwsRequest request) {
        var reasons = request.query().getOrDefault("Reason", REASONS);
        var answer = Json.object();
        var summaries = answer.putArray("SuppressedDestinationSummaries");
        suppressed.all().stream()
                .filter(found -> reasons.contains(found.reason()))
                .map(SesService::summary)
                .forEach(summaries::add);
        return ok(answer);
    }

    private static ObjectNode summary(Suppressed found) {
        return Json.object()
                .put("EmailAddress", found.emailAddress())
                .put("Reason", found.reason())
                .put("LastUpdateTime", found.lastUpdateTime());
    }

    private static AwsResponse ok(ObjectNode answer) {
        return AwsResponse.restJson(200, answer.toString());
    }

    private static AwsError lacking(AwsRequest request) {
        var path = request.path().startsWith(SUPPRESSED) ? SUPPRESSED : request.path();
        return AwsError.lacking("ses", request.method() + " " + path);
    }

    private static AwsError notFound(String message) {
        return new AwsError(404, "NotFoundException", message);
    }

    private static AwsError notSuppressed() {
        return notFound("The email address does not exist on your suppression list.");
    }

    private static String decoded(String address) {
        return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
