package dev.latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    @TempDir
    Path folder;

    private Template template;

    @BeforeEach
    void read() {
        template =
                new TemplateFiles(folder).with("go.asl.yaml", "StartAt: Done\n").read("""
                Resources:
                  Table: {Type: 'AWS::DynamoDB::Table'}
                  Named: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: !Sub '${AWS::StackName}.named'}}
                  Issue: {Type: 'AWS::Serverless::Function', Properties: {Handler: a.B, Runtime: java25, AutoPublishAlias: live}}
                  Flow: {Type: 'AWS::Serverless::StateMachine', Properties: {DefinitionUri: go.asl.yaml}}
                  Topic: {Type: 'AWS::SNS::Topic'}
                  Dead: {Type: 'AWS::SQS::Queue'}
                  Key: {Type: 'AWS::SecretsManager::Secret', Properties: {Name: latchkey/key}}
                  Log: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: /a/b}}
                  Role: {Type: 'AWS::IAM::Role'}
                  Api: {Type: 'AWS::Serverless::HttpApi'}
                  Policy: {Type: 'AWS::IoT::Policy'}
                  Rule: {Type: 'AWS::IoT::TopicRule'}
                  Kind: {Type: 'AWS::IoT::ThingType', Properties: {ThingTypeName: locker}}
                  Set: {Type: 'AWS::SES::ConfigurationSet'}
                  From: {Type: 'AWS::SES::EmailIdentity', Properties: {EmailIdentity: example.org}}
                  Cmk: {Type: 'AWS::KMS::Key'}
                """);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Table,          latchkey-Table
            Named,          latchkey.named
            Issue,          latchkey-Issue
            Issue.Alias,    arn:aws:lambda:us-east-1:000000000000:function:latchkey-Issue:live
            IssueAliaslive, arn:aws:lambda:us-east-1:000000000000:function:latchkey-Issue:live
            Issue.Version,  arn:aws:lambda:us-east-1:000000000000:function:latchkey-Issue:1
            IssueRole,      latchkey-IssueRole
            Flow,           arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-Flow
            Topic,          arn:aws:sns:us-east-1:000000000000:latchkey-Topic
            Dead,           https://sqs.us-east-1.amazonaws.com/000000000000/latchkey-Dead
            Key,            arn:aws:secretsmanager:us-east-1:000000000000:secret:latchkey/key
            Log,            /a/b
            Role,           latchkey-Role
            Api,            latchkey-Api
            Api.Stage,      $default
            Policy,         latchkey-Policy
            Rule,           latchkey-Rule
            Kind,           locker
            Set,            latchkey-Set
            From,           example.org
            Cmk,            latchkey-Cmk
            """)
    void refGives(String name, String value) {
        assertThat(template.ref(name)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Table,     Arn,         arn:aws:dynamodb:us-east-1:000000000000:table/latchkey-Table
            Table,     StreamArn,   arn:aws:dynamodb:us-east-1:000000000000:table/latchkey-Table/stream/local
            Issue,     Arn,         arn:aws:lambda:us-east-1:000000000000:function:latchkey-Issue
            Flow,      Name,        latchkey-Flow
            Flow,      Arn,         arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-Flow
            Topic,     TopicName,   latchkey-Topic
            Topic,     TopicArn,    arn:aws:sns:us-east-1:000000000000:latchkey-Topic
            Dead,      Arn,         arn:aws:sqs:us-east-1:000000000000:latchkey-Dead
            Dead,      QueueName,   latchkey-Dead
            Log,       Arn,         arn:aws:logs:us-east-1:000000000000:log-group:/a/b:*
            Role,      Arn,         arn:aws:iam::000000000000:role/latchkey-Role
            IssueRole, Arn,         arn:aws:iam::000000000000:role/latchkey-IssueRole
            Api,       ApiEndpoint, https://latchkey-Api.execute-api.us-east-1.amazonaws.com
            Policy,    Arn,         arn:aws:iot:us-east-1:000000000000:policy/latchkey-Policy
            Rule,      Arn,         arn:aws:iot:us-east-1:000000000000:rule/latchkey-Rule
            Kind,      Arn,         arn:aws:iot:us-east-1:000000000000:thingtype/locker
            Cmk,       Arn,         arn:aws:kms:us-east-1:000000000000:key/latchkey-Cmk
            """)
    void getAttGives(String logicalId, String attribute, String value) {
        assertThat(template.attribute(logicalId, attribute)).isEqualTo(value);
    }

    @Test
    void refuseAResourceThatItsConditionLeavesOut() {
        assertThatThrownBy(() -> new TemplateFiles(folder).read("""
                Conditions:
                  Never: !Equals [a, b]
                Resources:
                  Gone: {Type: 'AWS::SNS::Topic', Condition: Never}
                  Table: {Type: 'AWS::DynamoDB::Table', Properties: {Tag: !Ref Gone}}
                """))
                .hasMessage("Resources.Table.Properties.Tag: Gone is left out by its condition Never");
    }

    @Test
    void areResolvedByManyAtOnce() {
        var names = IntStream.range(0, 50_000)
                .parallel()
                .mapToObj(i -> template.name("Named"))
                .distinct()
                .toList();

        assertThat(names).containsExactly("latchkey.named");
    }

    @Test
    void refuseAResourceThatIsNamedAfterItself() {
        assertThatThrownBy(() -> new TemplateFiles(folder).read("""
                Resources:
                  Loop: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !GetAtt Loop.TopicName}}
                """))
                .hasMessage("Resources.Loop: is named after itself");
    }
}
