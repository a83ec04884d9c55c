package dev.latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.template.Schedule.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:latchkey-Issue";

    @TempDir
    Path folder;

    private TemplateFiles files;

    @BeforeEach
    void open() {
        files = new TemplateFiles(folder);
    }

    private Template withEvent(String event) {
        return files.read("""
                Resources:
                  Topic: {Type: 'AWS::SNS::Topic'}
                  Api: {Type: 'AWS::Serverless::HttpApi', Properties: {Auth: {DefaultAuthorizer: AWS_IAM}}}
                  Issue:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B
                      Runtime: java25
                      Events:
                        It: %s
                """.formatted(event));
    }

    @Test
    void mergesGlobalsIntoFunctionsAsSamDoes() {
        Template template = files.read("""
                Globals:
                  Function:
                    Runtime: java25
                    Timeout: 20
                    MemorySize: 512
                    Layers: [one]
                    Environment: {Variables: {SHARED: global, OWN: global}}
                Resources:
                  Issue:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.latchkey.handler.IssueCodeHandler
                      Timeout: 7
                      Layers: [two]
                      Environment: {Variables: {OWN: its own, NUMBER: 8, FLAG: true, SELF: !Ref AWS::Region}}
                """);

        assertThat(template.functions())
                .containsExactly(new LambdaFunction(
                        "Issue",
                        "latchkey-Issue",
                        FUNCTION,
                        "dev.latchkey.handler.IssueCodeHandler",
                        512,
                        Duration.ofSeconds(7),
                        Map.of(
                                "SHARED", "global",
                                "OWN", "its own",
                                "NUMBER", "8",
                                "FLAG", "true",
                                "SELF", "us-east-1"),
                        "/aws/lambda/latchkey-Issue",
                        2,
                        Optional.empty()));
        assertThat(template.resources().getFirst().properties().get("Layers")).hasToString("[one, two]");
    }

    @Test
    void readsHowAFunctionFailsInTheBackground() {
        Template template = files.read("""
                Resources:
                  Dead: {Type: 'AWS::SQS::Queue'}
                  Issue:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B
                      Runtime: java25
                      FunctionName: issue
                      LoggingConfig: {LogGroup: /latchkey/all}
                      EventInvokeConfig:
                        MaximumRetryAttempts: 1
                        DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Dead.Arn}}
                """);

        LambdaFunction function = template.functions().getFirst();

        assertThat(function.name()).isEqualTo("issue");
        assertThat(function.logGroup()).isEqualTo("/latchkey/all");
        assertThat(function.retries()).isEqualTo(1);
        assertThat(function.failureDestination()).contains("arn:aws:sqs:us-east-1:000000000000:latchkey-Dead");
    }

    @Test
    void readsRoutes() {
        Template template = withEvent(
                "{Type: HttpApi, Properties: {ApiId: !Ref Api, Path: '/carriers/{carrier}/events', Method: post, Auth: {Authorizer: NONE}}}");

        assertThat(template.routes())
                .containsExactly(new Route(
                        "latchkey-Api",
                        "POST",
                        "/carriers/{carrier}/events",
                        "latchkey-Issue",
                        false,
                        Duration.ofSeconds(30)));
        assertThat(template.routes().getFirst().key()).isEqualTo("POST /carriers/{carrier}/events");
    }

    @Test
    void routesHaveTheAuthorizerOfTheirApi() {
        Template template = withEvent("{Type: HttpApi, Properties: {ApiId: !Ref Api, Path: /a, Method: GET}}");

        assertThat(template.routes()).extracting(Route::authorized).containsExactly(true);
    }

    @Test
    void aRouteWithoutPathIsTheDefaultOne() {
        Template template = withEvent("{Type: HttpApi}");

        assertThat(template.routes()).extracting(Route::key).containsExactly("$default");
        assertThat(template.routes()).extracting(Route::apiId).containsExactly("latchkey-ServerlessHttpApi");
    }

    @Test
    void readsWhoListensToTopicsAndLogs() {
        Template template = files.read("""
                Resources:
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties:
                      Subscription: [{Protocol: email, Endpoint: someone@example.org}]
                  Issue:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: a.B
                      Runtime: java25
                      Events:
                        Mail: {Type: SNS, Properties: {Topic: !Ref Topic, FilterPolicy: {type: [bounce]}}}
                        Lines: {Type: CloudWatchLogs, Properties: {LogGroupName: sns/us-east-1/x, FilterPattern: ''}}
                  More:
                    Type: AWS::SNS::Subscription
                    Properties: {TopicArn: !Ref Topic, Protocol: lambda, Endpoint: !GetAtt Issue.Arn}
                  Filter:
                    Type: AWS::Logs::SubscriptionFilter
                    Properties: {LogGroupName: other, FilterPattern: x, DestinationArn: !GetAtt Issue.Arn}
                """);

        String topic = "arn:aws:sns:us-east-1:000000000000:latchkey-Topic";
        assertThat(template.topicSubscriptions())
                .containsExactly(
                        new TopicSubscription(topic, "latchkey-Issue", Map.of("type", List.of("bounce"))),
                        new TopicSubscription(topic, "latchkey-Issue", Map.of()));
        assertThat(template.logSubscriptions())
                .containsExactly(
                        new LogSubscription("sns/us-east-1/x", "", "latchkey-Issue"),
                        new LogSubscription("other", "x", "latchkey-Issue"));
    }

    @Test
    void readsSchedules() {
        Template rate = withEvent("{Type: Schedule, Properties: {Schedule: rate(5 minutes), Input: '{}'}}");
        Template cron = withEvent("{Type: ScheduleV2, Properties: {ScheduleExpression: 'cron(0 8 * * ? *)',"
                + " ScheduleExpressionTimezone: Europe/Berlin, State: DISABLED}}");

        assertThat(rate.schedules())
                .containsExactly(new Schedule(
                        Source.RULE,
                        "latchkey-IssueIt",
                        "rate(5 minutes)",
                        ZoneId.of("UTC"),
                        "latchkey-Issue",
                        Optional.of("{}"),
                        true));
        assertThat(rate.schedules().getFirst().zone().normalized()).isEqualTo(ZoneOffset.UTC);
        assertThat(cron.schedules())
                .containsExactly(new Schedule(
                        Source.SCHEDULER,
                        "latchkey-IssueIt",
                        "cron(0 8 * * ? *)",
                        ZoneId.of("Europe/Berlin"),
                        "latchkey-Issue",
                        Optional.empty(),
                        false));
    }

    @Test
    void fillsInStateMachineDefinitions() {
        Template template = files.with(
                        "statemachines/go.asl.yaml", "StartAt: Issue Code\nArguments: {FunctionName: '${IssueCode}'}\n")
                .read("""
                        Resources:
                          Issue: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.B, Runtime: java25}}
                          Go:
                            Type: AWS::Serverless::StateMachine
                            Properties:
                              Name: go
                              DefinitionUri: statemachines/go.asl.yaml
                              DefinitionSubstitutions: {IssueCode: !GetAtt Issue.Arn}
                        """);

        assertThat(template.stateMachines())
                .containsExactly(new StateMachine(
                        "Go",
                        "go",
                        "arn:aws:states:us-east-1:000000000000:stateMachine:go",
                        folder.resolve("statemachines/go.asl.yaml"),
                        "StartAt: Issue Code\nArguments: {FunctionName: '" + FUNCTION + "'}\n"));
    }

    @Test
    void refusesSubstitutionsThatAreNotDefinedOrNotUsed() {
        files.with("go.asl.yaml", "${Used} ${Missing}");

        assertThatThrownBy(() -> files.read("""
                Resources:
                  Go:
                    Type: AWS::Serverless::StateMachine
                    Properties: {DefinitionUri: go.asl.yaml, DefinitionSubstitutions: {Used: a, Spare: b}}
                """)).hasMessage("""
                        Resources.Go.Properties.DefinitionUri: go.asl.yaml uses ${Missing}, which DefinitionSubstitutions does not define
                        Resources.Go.Properties.DefinitionUri: DefinitionSubstitutions defines Spare, which go.asl.yaml does not use""");
    }

    @Test
    void listsAllUnknownResourceTypesAtOnce() {
        assertThatThrownBy(() -> files.read("""
                Resources:
                  Bucket: {Type: 'AWS::S3::Bucket'}
                  Alarm: {Type: 'AWS::CloudWatch::Alarm'}
                  Bus: {Type: 'AWS::Events::EventBus'}
                """)).hasMessage("""
                        Resources.Bucket: the local system knows no resource type AWS::S3::Bucket
                        Resources.Bus: the local system knows no resource type AWS::Events::EventBus""");
    }

    @Test
    void listsTheProblemsOfAllResourcesAtOnce() {
        assertThatThrownBy(() -> files.read("""
                Resources:
                  A: {Type: 'AWS::SNS::Topic', DependsOn: Nowhere}
                  B: {Type: 'AWS::SNS::Topic', Colour: red}
                  C: {Type: 'AWS::Serverless::Function', Properties: {Runtime: java25}}
                  D: {Type: 'AWS::Serverless::Function', Properties: {Runtime: python3.14, Handler: a.B}}
                """)).hasMessage("""
                        Resources.A.DependsOn: no resource Nowhere
                        Resources.B.Colour: no such attribute
                        Resources.C.Properties.Handler: is missing
                        Resources.D.Properties.Runtime: only Java functions run locally""");
    }

    @Test
    void refusesEventsThatItDoesNotKnow() {
        assertThatThrownBy(() -> withEvent("{Type: SQS, Properties: {Queue: x}}"))
                .hasMessage("Resources.Issue.Properties.Events.It.Type: events of type SQS are not supported locally");
    }

    @Test
    void refusesSectionsThatItDoesNotKnow() {
        assertThatThrownBy(() -> files.read("Resources: {}\nHooks: {}\n"))
                .hasMessage("Hooks: no section of that name is known");
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertThatThrownBy(() -> files.read("Resources: {A: {}, A: {}}"))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("found duplicate key A");
    }

    @Test
    void leavesOutResourcesWhoseConditionDoesNotHold() {
        Template template = files.read("""
                Conditions:
                  Never: !Equals [a, b]
                Resources:
                  Gone: {Type: 'AWS::SNS::Topic', Condition: Never, Properties: {TopicName: !Ref Nowhere}}
                  Here: {Type: 'AWS::SNS::Topic'}
                """);

        assertThat(template.topics()).extracting(Resource::logicalId).containsExactly("Here");
    }
}
