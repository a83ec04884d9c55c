package dev.latchkey.local.aws;

import dev.latchkey.local.aws.DeliveryStatus.Publication;
import dev.latchkey.local.lambda.AsyncFunctions;
import dev.latchkey.local.phone.Behaviours;
import dev.latchkey.local.phone.Phones;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// SNS on its query protocol: text messages, push messages, and topics with functions behind them.
public final class SnsService implements AwsService {

    private final PlatformEndpoints endpoints;
    private final SmsSender sms;
    private final PushSender push;
    private final Topics topics;
    private final Ground ground;

    public SnsService(
            Ground ground,
            Phones phones,
            Behaviours behaviours,
            Subscriptions subscriptions,
            AsyncFunctions functions) {
        var status = new DeliveryStatus(ground.account(), new LogGroups(ground, subscriptions, functions));
        this.ground = ground;
        this.endpoints = new PlatformEndpoints(ground);
        this.sms = new SmsSender(ground, phones, behaviours, status);
        this.push = new PushSender(ground, endpoints, phones, behaviours, status);
        this.topics = new Topics(ground, subscriptions, functions);
    }

    @Override
    public String signingName() {
        return "sns";
    }

    @Override
    public AwsResponse handle(AwsRequest request) {
        var form = QueryForm.read(request.body());
        var action = form.required("Action");
        var result = switch (action) {
            case "Publish" -> Xml.element("MessageId", publish(form));
            case "CreatePlatformEndpoint" -> createEndpoint(form);
            case "GetEndpointAttributes" -> attributes(form);
            case "SetEndpointAttributes" -> setAttributes(form);
            case "DeleteEndpoint" -> deleteEndpoint(form);
            case "CheckIfPhoneNumberIsOptedOut" ->
                Xml.element("isOptedOut", "" + sms.isOptedOut(form.required("phoneNumber")));
            case "ListPhoneNumbersOptedOut" -> optedOut();
            case "OptInPhoneNumber" -> optIn(form);
            default -> throw AwsError.lacking("sns", action);
        };
        return answer(action, result);
    }

    @Override
    public String operation(AwsRequest request) {
        return QueryForm.read(request.body()).optional("Action");
    }

    private String publish(QueryForm form) {
        var message = form.required("Message");
        if (form.optional("PhoneNumber") != null) {
            var publication = publication(form);
            sms.send(publication, form.optional("PhoneNumber"), SnsMessage.forPlatform(form, "sms"));
            return publication.messageId();
        }
        var target = form.optional("TargetArn") == null ? form.required("TopicArn") : form.optional("TargetArn");
        if (!target.contains(":endpoint/")) {
            return topics.publish(target, form.optional("Subject"), message, form.messageAttributes());
        }
        var endpoint = endpoints.get(target);
        var publication = publication(form);
        push.send(publication, endpoint, SnsMessage.forPlatform(form, endpoint.platform()));
        return publication.messageId();
    }

    private Publication publication(QueryForm form) {
        var type = form.messageAttributes().path("AWS.SNS.SMS.SMSType").path("Value");
        return new Publication(ground.newId(), ground.now(), type.asText("Promotional"));
    }

    private String createEndpoint(QueryForm form) {
        var application = form.required("PlatformApplicationArn");
        var endpoint = endpoints.create(application, form.required("Token"), form.optional("CustomUserData"));
        return Xml.element("EndpointArn", endpoint.arn());
    }

    private String attributes(QueryForm form) {
        var endpoint = endpoints.get(form.required("EndpointArn"));
        return "<Attributes>" + entry("Enabled", "" + push.isEnabled(endpoint)) + entry("Token", endpoint.token())
                + entry("CustomUserData", endpoint.userData()) + "</Attributes>";
    }

    private String setAttributes(QueryForm form) {
        var attributes = form.map("Attributes");
        endpoints.change(form.required("EndpointArn"), endpoint -> changed(endpoint, attributes));
        return "";
    }

    private static PlatformEndpoint changed(PlatformEndpoint endpoint, Map<String, String> attributes) {
        var enabled = attributes.getOrDefault("Enabled", "" + endpoint.enabled());
        return endpoint.with(Boolean.parseBoolean(enabled))
                .withToken(attributes.getOrDefault("Token", endpoint.token()))
                .withUserData(attributes.getOrDefault("CustomUserData", endpoint.userData()));
    }

    private String deleteEndpoint(QueryForm form) {
        endpoints.delete(form.required("EndpointArn"));
        return "";
    }

    private String optedOut() {
        var numbers = new StringBuilder("<phoneNumbers>");
        sms.optedOut().forEach(number -> numbers.append(Xml.element("member", number)));
        return numbers.append("</phoneNumbers>").toString();
    }

    private String optIn(QueryForm form) {
        sms.optIn(form.required("phoneNumber"));
        return "";
    }

    private static String entry(String key, String value) {
        return "<entry>" + Xml.element("key", key) + Xml.element("value", value) + "</entry>";
    }

    private AwsResponse answer(String action, String result) {
        var body = "<" + action + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + action + "Result>"
                + result + "</" + action + "Result><ResponseMetadata>"
                + Xml.element("RequestId", ground.newId()) + "</ResponseMetadata></" + action + "Response>";
        return new AwsResponse(200, Map.of("Content-Type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }
}
