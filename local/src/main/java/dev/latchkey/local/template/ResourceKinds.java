package dev.latchkey.local.template;

import static dev.latchkey.local.template.ResourceKind.inert;
import static dev.latchkey.local.template.ResourceKind.local;

import dev.latchkey.local.template.ResourceKind.Physical;
import dev.latchkey.local.template.ResourceKind.Value;
import java.util.Map;

/// Every resource type that a template may have. What `Ref` and `Fn::GetAtt` give is CloudFormation's own; a
/// secret's ARN lacks the six random characters that AWS appends, and a stream's its time.
final class ResourceKinds {

    private static final Value TABLE = arn("dynamodb", "table/");
    private static final Value FUNCTION = arn("lambda", "function:");
    private static final Value STATE_MACHINE = arn("states", "stateMachine:");
    private static final Value TOPIC = arn("sns", "");
    private static final Value QUEUE = arn("sqs", "");
    private static final Value KEY = arn("kms", "key/");

    private static final Map<String, ResourceKind> KINDS = Map.ofEntries(
            Map.entry("AWS::Serverless::Function", local("FunctionName").with("Arn", FUNCTION)),
            Map.entry(
                    "AWS::Serverless::StateMachine",
                    local("Name")
                            .withRef(STATE_MACHINE)
                            .with("Arn", STATE_MACHINE)
                            .with("Name", Physical::name)),
            Map.entry(
                    "AWS::Serverless::HttpApi",
                    local(null).with("ApiId", Physical::name).with("ApiEndpoint", ResourceKinds::apiEndpoint)),
            Map.entry(
                    "AWS::DynamoDB::Table",
                    local("TableName")
                            .with("Arn", TABLE)
                            .with("StreamArn", physical -> TABLE.of(physical) + "/stream/local")),
            Map.entry(
                    "AWS::SNS::Topic",
                    local("TopicName").withRef(TOPIC).with("TopicArn", TOPIC).with("TopicName", Physical::name)),
            Map.entry("AWS::SNS::Subscription", local(null)),
            Map.entry(
                    "AWS::SecretsManager::Secret",
                    local("Name")
                            .withRef(arn("secretsmanager", "secret:"))
                            .with("Id", arn("secretsmanager", "secret:"))),
            Map.entry(
                    "AWS::IoT::Policy",
                    local("PolicyName").with("Arn", arn("iot", "policy/")).with("Id", Physical::name)),
            Map.entry("AWS::IoT::TopicRule", local("RuleName").with("Arn", arn("iot", "rule/"))),
            Map.entry(
                    "AWS::IoT::ThingType",
                    local("ThingTypeName").with("Arn", arn("iot", "thingtype/")).with("Id", Physical::name)),
            Map.entry("AWS::SES::ConfigurationSet", local("Name")),
            Map.entry("AWS::SES::ConfigurationSetEventDestination", local(null)),
            Map.entry("AWS::SES::EmailIdentity", local("EmailIdentity")),
            Map.entry("AWS::Logs::SubscriptionFilter", local("FilterName")),
            Map.entry(
                    "AWS::Logs::LogGroup",
                    inert("LogGroupName")
                            .with("Arn", physical -> physical.arn("logs", "log-group:" + physical.name() + ":*"))),
            Map.entry("AWS::Logs::MetricFilter", inert("FilterName")),
            Map.entry("AWS::Logs::QueryDefinition", inert(null)),
            Map.entry("AWS::Logs::ResourcePolicy", inert("PolicyName")),
            Map.entry("AWS::CloudWatch::Alarm", inert("AlarmName").with("Arn", arn("cloudwatch", "alarm:"))),
            Map.entry("AWS::CloudWatch::CompositeAlarm", inert("AlarmName").with("Arn", arn("cloudwatch", "alarm:"))),
            Map.entry("AWS::CloudWatch::Dashboard", inert("DashboardName")),
            Map.entry(
                    "AWS::IAM::Role",
                    inert("RoleName").with("Arn", global("iam", "role/")).with("RoleId", Physical::name)),
            Map.entry("AWS::IAM::Policy", inert("PolicyName")),
            Map.entry(
                    "AWS::IAM::ManagedPolicy",
                    inert("ManagedPolicyName")
                            .withRef(global("iam", "policy/"))
                            .with("PolicyArn", global("iam", "policy/"))),
            Map.entry("AWS::IAM::RolePolicy", inert("PolicyName")),
            Map.entry("AWS::Lambda::Alias", inert(null).withRef(FUNCTION).with("AliasArn", FUNCTION)),
            Map.entry("AWS::Lambda::Permission", inert(null)),
            Map.entry("AWS::SNS::TopicPolicy", inert(null)),
            Map.entry("AWS::KMS::Key", inert(null).with("Arn", KEY).with("KeyId", Physical::name)),
            Map.entry("AWS::KMS::Alias", inert("AliasName")),
            Map.entry(
                    "AWS::SQS::Queue",
                    inert("QueueName")
                            .withRef(ResourceKinds::queueUrl)
                            .with("QueueUrl", ResourceKinds::queueUrl)
                            .with("Arn", QUEUE)
                            .with("QueueName", Physical::name)),
            Map.entry("AWS::SQS::QueuePolicy", inert(null)),
            Map.entry("AWS::SecretsManager::ResourcePolicy", inert(null)),
            Map.entry("AWS::IoT::Logging", inert(null)),
            Map.entry("AWS::IoT::DomainConfiguration", inert("DomainConfigurationName")));

    private ResourceKinds() {}

    static boolean knows(Object type) {
        return type instanceof String && KINDS.containsKey(type);
    }

    static ResourceKind of(String type) {
        return KINDS.get(type);
    }

    private static Value arn(String service, String prefix) {
        return physical -> physical.arn(service, prefix + physical.name());
    }

    /// IAM's ARNs have no region.
    private static Value global(String service, String prefix) {
        return physical -> "arn:aws:" + service + "::" + physical.account().id() + ":" + prefix + physical.name();
    }

    private static String queueUrl(Physical physical) {
        return "https://sqs.%s.amazonaws.com/%s/%s"
                .formatted(physical.account().region(), physical.account().id(), physical.name());
    }

    private static String apiEndpoint(Physical physical) {
        return "https://%s.execute-api.%s.amazonaws.com"
                .formatted(physical.name(), physical.account().region());
    }
}
