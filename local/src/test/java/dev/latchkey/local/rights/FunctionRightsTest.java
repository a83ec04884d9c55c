package dev.latchkey.local.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.aws.AwsError;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsResponse;
import dev.latchkey.local.aws.AwsService;
import dev.latchkey.local.template.Template;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A function may do what the template's policy lets it, in the local system as on AWS.
class FunctionRightsTest {

    private static final String TABLES = "arn:aws:dynamodb:us-east-1:000000000000:table/";
    private static final String HELP = "latchkey-AskForHelpFunction";

    private final NeededRights needed = new NeededRights(Account.LOCAL);

    // ---- what a call takes ----

    @Test
    void eachPartOfATransactionTakesItsOwnRight() {
        var body = """
                {"TransactItems": [{"Put": {"TableName": "a"}}, {"Update": {"TableName": "b"}},
                 {"Delete": {"TableName": "c"}}, {"ConditionCheck": {"TableName": "d"}}]}
                """;

        assertThat(needed.of(service("dynamodb", "TransactWriteItems"), posted(body)))
                .containsExactly(
                        new Right("dynamodb:PutItem", TABLES + "a"),
                        new Right("dynamodb:UpdateItem", TABLES + "b"),
                        new Right("dynamodb:DeleteItem", TABLES + "c"),
                        new Right("dynamodb:ConditionCheckItem", TABLES + "d"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dynamodb | Query | {\"TableName\":\"a\",\"IndexName\":\"i\"} | dynamodb:Query " + TABLES + "a/index/i",
                "states | StartExecution | {\"stateMachineArn\":\"arn:m\"} | states:StartExecution arn:m",
                "states | StopExecution | {\"executionArn\":\"arn:e\"} | states:StopExecution arn:e",
                "states | SendTaskSuccess | {\"taskToken\":\"t\"} | 'states:SendTaskSuccess '",
                "secretsmanager | GetSecretValue | {\"SecretId\":\"arn:s\"} | secretsmanager:GetSecretValue arn:s",
                "sns | Publish | TopicArn=arn%3At&Message=x | sns:Publish arn:t",
                "sns | Publish | PhoneNumber=%2B49&Message=x | sns:Publish *",
                "sns | GetEndpointAttributes | EndpointArn=arn%3Ae | sns:GetEndpointAttributes arn:e",
                "ses | SendEmail | {} | 'ses:SendEmail '"
            })
    void aCallTakesARightToWhatItNames(String service, String operation, String body, String right) {
        assertThat(needed.of(service(service, operation), posted(body)))
                .extracting(it -> it.action() + " " + it.resource())
                .containsExactly(right);
    }

    @Test
    void aMessageThatIsKeptTakesOneMoreRight() {
        var request = new AwsRequest(
                "POST", "/topics/lockers%2Fl-1%2Fmanifest", Map.of("retain", List.of("true")), Map.of(), new byte[0]);
        var topic = "arn:aws:iot:us-east-1:000000000000:topic/lockers/l-1/manifest";

        assertThat(needed.of(service("iotdata", "Publish"), request))
                .containsExactly(new Right("iot:Publish", topic), new Right("iot:RetainPublish", topic));
    }

    // ---- what a policy allows ----

    @ParameterizedTest
    @CsvSource({
        "iot:Publish, arn:topic/lockers/l-1/commands, true",
        "iot:Publish, arn:topic/lockers/l-1/manifest, false",
        "iot:RetainPublish, arn:topic/lockers/l-1/commands, false",
        "iot:Publish, '', true"
    })
    void whatNoStatementAllowsIsRefused(String action, String resource, boolean isAllowed) {
        var statement = Map.of("Effect", "Allow", "Action", "iot:Publish", "Resource", "arn:topic/lockers/*/commands");
        var policy = RolePolicy.of(List.of(Map.of("Statement", List.of(statement))));

        assertThat(policy.allows(new Right(action, resource))).isEqualTo(isAllowed);
    }

    @Test
    void aDenialWinsOverWhatIsAllowed() {
        var all = Map.of("Effect", "Allow", "Action", List.of("sns:Publish"), "Resource", "*");
        var none = Map.of("Effect", "Deny", "Action", "sns:Publish", "Resource", List.of("arn:t1", "arn:t2"));
        var policy = RolePolicy.of(List.of(Map.of("Statement", List.of(all, none))));

        assertThat(policy.allows(new Right("sns:Publish", "arn:t2"))).isFalse();
        assertThat(policy.allows(new Right("sns:Publish", "*"))).isTrue();
    }

    @Test
    void whatCannotBeUnderstoodIsNoPolicy() {
        var perhaps = Map.of("Statement", List.of(Map.of("Effect", "Perhaps", "Action", "*", "Resource", "*")));

        assertThatIllegalArgumentException().isThrownBy(() -> RolePolicy.of(List.of(perhaps)));
        assertThatIllegalArgumentException().isThrownBy(() -> RolePolicy.of(List.of("AmazonDynamoDBFullAccess")));
    }

    // ---- the template's own ----

    @Test
    void aFunctionIsHeldToItsPolicyAndNobodyElseIs() {
        var rights = FunctionRights.of(Account.LOCAL, template());
        var deletion = posted("{\"TableName\":\"latchkey-DeliveriesTable\"}");

        assertThatCode(() -> rights.check(HELP, service("dynamodb", "GetItem"), deletion))
                .doesNotThrowAnyException();
        assertThatCode(() -> rights.check("somebody", service("dynamodb", "DeleteItem"), deletion))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> rights.check(HELP, service("dynamodb", "DeleteItem"), deletion))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("AccessDeniedException"))
                .withMessageContaining("dynamodb:DeleteItem on " + TABLES + "latchkey-DeliveriesTable");
    }

    private static Template template() {
        return Template.read(Path.of(System.getProperty("latchkey.root"), "template.yaml"), Map.of());
    }

    private static AwsRequest posted(String body) {
        return new AwsRequest("POST", "/", Map.of(), Map.of(), body.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static AwsService service(String name, String operation) {
        return new AwsService() {
            @Override
            public String signingName() {
                return name;
            }

            @Override
            public String operation(AwsRequest request) {
                return operation;
            }

            @Override
            public AwsResponse handle(AwsRequest request) {
                throw new IllegalStateException("nobody calls it");
            }
        };
    }
}
