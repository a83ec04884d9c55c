package dev.latchkey.local.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The template against the state machines and settings that it wires.
class TemplateRulesTest {

    private static final Pattern VARIABLE = Pattern.compile("\"([A-Z][A-Z_]+)\"");

    private static final String ARN = "arn:${AWS::Partition}:";
    private static final String HERE = "${AWS::Region}:${AWS::AccountId}";
    private static final String STACK = "${AWS::StackName}";

    static Stream<Map<?, ?>> stateMachines() {
        return properties("AWS::Serverless::StateMachine");
    }

    @ParameterizedTest
    @MethodSource("stateMachines")
    void everySubstitutionIsDefinedAndUsed(Map<?, ?> stateMachine) {
        var definition = DefinitionFile.read(RepositoryFiles.ROOT.resolve((String) stateMachine.get("DefinitionUri")));
        var defined = ((Map<?, ?>) stateMachine.get("DefinitionSubstitutions")).keySet();

        assertThat(definition.substitutions().collect(Collectors.<Object>toSet()))
                .isEqualTo(defined);
    }

    @Test
    void everyDefinitionIsWired() {
        var wired = stateMachines().map(machine -> Path.of((String) machine.get("DefinitionUri")));

        assertThat(wired.map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(RepositoryFiles.definitions().stream()
                        .map(DefinitionFile::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("stateMachines")
    void noExecutionsDataIsLogged(Map<?, ?> stateMachine) {
        assertThat(((Map<?, ?>) stateMachine.get("Logging")).get("IncludeExecutionData"))
                .isEqualTo(false);
    }

    @Test
    void whoeverWorksAtSupportStartsOneWorkflowAndReadsItAndDoesNothingElse() {
        assertThat(rights("AgentPolicy"))
                .containsExactlyInAnyOrder(
                        "states:StartExecution ResendCodeStateMachine",
                        "states:ListExecutions ResendCodeStateMachine",
                        "states:DescribeStateMachine ResendCodeStateMachine",
                        "states:DescribeExecution " + ARN + "states:" + HERE + ":execution:" + STACK + "-resend-code:*",
                        "states:GetExecutionHistory " + ARN + "states:" + HERE + ":execution:" + STACK
                                + "-resend-code:*");
    }

    @Test
    void whoeverApprovesReadsAndDecidesApprovalsAndDoesNothingElse() {
        assertThat(rights("ApproverPolicy"))
                .containsExactlyInAnyOrder(
                        "execute-api:Invoke " + ARN + "execute-api:" + HERE + ":${HttpApi}/*/GET/approvals/*",
                        "execute-api:Invoke " + ARN + "execute-api:" + HERE + ":${HttpApi}/*/POST/approvals/*");
    }

    @Test
    void everyVariableThatTheTemplateSetsIsRead() {
        var settings = RepositoryFiles.text(
                RepositoryFiles.ROOT.resolve("functions/src/main/java/dev/latchkey/aws/Settings.java"));
        var read = VARIABLE.matcher(settings)
                .results()
                .map(TemplateRulesTest::name)
                .toList();

        assertThat(properties("AWS::Serverless::Function").flatMap(TemplateRulesTest::variables))
                .isNotEmpty()
                .isSubsetOf(read);
    }

    @Test
    void aFunctionIsNamedAfterItsHandler() {
        var functions = RepositoryFiles.resources().entrySet().stream()
                .filter(resource -> resource.getValue().get("Type").equals("AWS::Serverless::Function"))
                .toList();

        assertThat(functions).isNotEmpty().allSatisfy(function -> {
            var stem = function.getKey().replaceFirst("Function$", "");
            assertThat(((Map<?, ?>) function.getValue().get("Properties")).get("Handler"))
                    .isEqualTo("dev.latchkey.handler." + stem + "Handler");
        });
    }

    /// What a managed policy allows, each action with each resource.
    private static List<String> rights(String policy) {
        var document = (Map<?, ?>)
                ((Map<?, ?>) RepositoryFiles.resources().get(policy).get("Properties")).get("PolicyDocument");
        return ((List<?>) document.get("Statement"))
                .stream()
                        .map(Map.class::cast)
                        .flatMap(TemplateRulesTest::rights)
                        .toList();
    }

    private static Stream<String> rights(Map<?, ?> statement) {
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        return ((List<?>) statement.get("Action"))
                .stream()
                        .flatMap(action -> ((List<?>) statement.get("Resource"))
                                .stream().map(resource -> action + " " + resource));
    }

    private static Stream<String> variables(Map<?, ?> function) {
        return function.get("Environment") instanceof Map<?, ?> environment
                ? ((Map<?, ?>) environment.get("Variables")).keySet().stream().map(String.class::cast)
                : Stream.of();
    }

    private static Stream<Map<?, ?>> properties(String type) {
        return RepositoryFiles.resources().values().stream()
                .filter(resource -> resource.get("Type").equals(type))
                .map(resource -> (Map<?, ?>) resource.get("Properties"));
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
