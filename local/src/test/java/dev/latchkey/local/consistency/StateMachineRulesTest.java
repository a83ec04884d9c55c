package dev.latchkey.local.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.consistency.DefinitionFile.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every state machine must hold to.
class StateMachineRulesTest {

    static final List<DefinitionFile> DEFINITIONS = RepositoryFiles.definitions();

    /// A second visit to a function or workflow says in its name what the visit is for.
    private static final Map<String, String> SECOND_VISITS = Map.ofEntries(
            Map.entry("Plan Next Round", "Plan Notice"),
            Map.entry("Await News", "Await Deposit"),
            Map.entry("Open Trace Case", "Open Case"),
            Map.entry("Open Cancellation Case", "Open Case"),
            Map.entry("Tell Of Cancellation", "Notify Recipient"),
            Map.entry("Await Revocation", "Sync Locker"),
            Map.entry("Remind Recipient", "Notify Recipient"),
            Map.entry("Tell Recipient", "Notify Recipient"),
            Map.entry("Open Hold Case", "Open Case"),
            Map.entry("Open Warning Case", "Open Case"),
            Map.entry("Open Reminder Case", "Open Case"),
            Map.entry("Open Ending Case", "Open Case"));

    @Test
    void thereAreTwoRetriesInTheWholeRepository() {
        var retries = DEFINITIONS.stream()
                .flatMap(definition -> definition.retries().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));

        assertThat(retries).containsOnlyKeys("# transient", "# patient");
        assertThat(retries.values())
                .allSatisfy(blocks -> assertThat(blocks)
                        .singleElement()
                        .asString()
                        .contains("JitterStrategy: FULL", "MaxDelaySeconds: "));
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everyRetryIsOneOfThem(DefinitionFile definition) {
        assertThat(definition.retries()).hasSameSizeAs(definition.tasks().toList());
    }

    @Test
    void seesARetryOfItsOwn() {
        var planted = DefinitionFile.of("planted.asl.yaml", """
                States:
                  One:
                    Retry: # transient
                      - ErrorEquals: [States.Timeout]
                  Two:
                    Retry: # transient
                      - ErrorEquals: [States.TaskFailed]
                """);

        assertThat(planted.retries()).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everyTaskHasATimeoutARetryAndACatch(DefinitionFile definition) {
        assertThat(definition.tasks())
                .isNotEmpty()
                .allMatch(task -> task.has("TimeoutSeconds") && task.has("Retry") && task.has("Catch"));
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everyWaitForATokenCatchesItsTimeoutByName(DefinitionFile definition) {
        assertThat(definition.tasks().filter(task -> task.resource().endsWith(".waitForTaskToken")))
                .allMatch(wait -> wait.errors("Catch").stream().anyMatch(errors -> errors.contains("States.Timeout")));
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everythingIsCaughtLastAndNeverRetried(DefinitionFile definition) {
        assertThat(definition.states().values()).allSatisfy(state -> {
            var catchers = state.errors("Catch");
            assertThat(state.errors("Retry")).noneMatch(errors -> errors.contains("States.ALL"));
            assertThat(catchers.stream().limit(Math.max(0, catchers.size() - 1)))
                    .noneMatch(errors -> errors.contains("States.ALL"));
        });
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everyErrorThatIsNamedExists(DefinitionFile definition) {
        assertThat(definition.states().values())
                .flatExtracting(StateMachineRulesTest::errors)
                .allMatch(StateMachineRulesTest::exists);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContractNotFound", "dev.latchkey.code.NoSuchClass", "java.lang.String", "States.Tiemout"})
    void seesAnErrorThatDoesNotExist(String error) {
        assertThat(exists(error)).isFalse();
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void aTasksNameSaysWhatItInvokes(DefinitionFile definition) {
        assertThat(definition.tasks())
                .allSatisfy(task -> assertThat(SECOND_VISITS.getOrDefault(task.name(), task.name()))
                        .isEqualTo(invoked(task)));
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void aChoiceIsAQuestion(DefinitionFile definition) {
        assertThat(definition.states().values())
                .allMatch(state -> state.name().endsWith("?")
                        == "Choice".equals(state.fields().get("Type")));
    }

    private static List<String> errors(State state) {
        return Stream.of("Retry", "Catch")
                .flatMap(field -> state.errors(field).stream())
                .flatMap(List::stream)
                .toList();
    }

    private static boolean exists(String error) {
        return switch (error) {
            case "States.ALL", "States.Timeout", "States.TaskFailed", "States.Permissions" -> true;
            case "Sandbox.Timedout", "Runtime.ExitError", "Lambda.Unknown" -> true;
            case "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException" -> true;
            case "Lambda.TooManyRequestsException" -> true;
            case "Lambda.SnapStartException", "Lambda.SnapStartNotReadyException", "Lambda.SnapStartTimeoutException" ->
                true;
            case "StepFunctions.AWSStepFunctionsException",
                    "StepFunctions.ExecutionAlreadyExistsException",
                    "StepFunctions.ExecutionLimitExceededException",
                    "StepFunctions.SdkClientException",
                    "StepFunctions.ThrottlingException" -> true;
            default -> isException(error);
        };
    }

    private static boolean isException(String className) {
        try {
            return Throwable.class.isAssignableFrom(Class.forName(className));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /// `${IssueCodeFunction}` and `${NotifyRecipientStateMachine}` in words.
    private static String invoked(State task) {
        var substitution = task.resource().contains("lambda:invoke")
                ? task.argument("FunctionName")
                : task.argument("StateMachineArn");
        return substitution
                .replaceAll("\\$\\{(\\w+?)(Function|StateMachine)}", "$1")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
