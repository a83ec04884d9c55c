package dev.latchkey.local.states.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {

    @Test
    void readsYamlAndJsonAlike() throws Exception {
        var yaml = Definition.parse("""
                Comment: Two steps
                QueryLanguage: JSONata
                StartAt: First
                TimeoutSeconds: 60
                States:
                  First: {Type: Pass, Assign: {x: '{% $states.input.a %}'}, Next: Last}
                  Last: {Type: Succeed}
                """);
        var json = Definition.parse("""
                {"QueryLanguage": "JSONata", "StartAt": "First", "TimeoutSeconds": 60, "States": {
                  "First": {"Type": "Pass", "Assign": {"x": "{% $states.input.a %}"}, "Next": "Last"},
                  "Last": {"Type": "Succeed"}}}
                """);

        assertThat(yaml.timeoutSeconds()).isEqualTo(json.timeoutSeconds()).isEqualTo(60);
        assertThat(yaml.flow().states().keySet())
                .isEqualTo(json.flow().states().keySet())
                .containsExactly("First", "Last");
        assertThat(yaml.flow().state("Last")).isEqualTo(json.flow().state("Last"));
    }

    @Test
    void fillsInTheDefaultsOfARetrier() throws Exception {
        var definition = Definition.parse("""
                QueryLanguage: JSONata
                StartAt: Work
                States:
                  Work:
                    Type: Task
                    Resource: arn:aws:lambda:us-east-1:000000000000:function:work
                    Retry: [{ErrorEquals: [States.ALL]}]
                    End: true
                """);

        var task = (State.Task) definition.flow().state("Work");
        var retrier = task.recovery().retriers().getFirst();
        assertThat(retrier.intervalSeconds()).isEqualTo(1);
        assertThat(retrier.maxAttempts()).isEqualTo(3);
        assertThat(retrier.delaySeconds(2)).isEqualTo(4.0);
        assertThat(retrier.fullJitter()).isFalse();
    }

    @Test
    void namesStateAndFieldOfEveryProblemAtOnce() {
        assertThat(problems("""
                QueryLanguage: JSONata
                StartAt: A
                States:
                  A:
                    Type: Task
                    Resource: arn:aws:states:::sqs:sendMessage
                    TimeoutSeconds: 0
                    Next: Nowhere
                  B: {Type: Pass, ResultPath: $.x, End: true}
                  C: {Type: Activity}
                """))
                .contains(
                        "/States/A/Resource: is not a supported resource: arn:aws:states:::sqs:sendMessage",
                        "/States/A/TimeoutSeconds: must be a whole number from 1 to 99999999",
                        "/States/A: no such state: Nowhere",
                        "/States/B/ResultPath: is not a supported field here",
                        "/States/B: cannot be reached from StartAt",
                        "/States/C/Type: is not a supported state type: Activity");
    }

    @Test
    void wantsJsonata() {
        assertThat(problems("""
                StartAt: A
                States:
                  A: {Type: Pass, End: true}
                """)).containsExactly("/QueryLanguage: must be JSONata: JSONPath is not supported");
        assertThat(problemsOfState("{Type: Pass, QueryLanguage: JSONPath, End: true}"))
                .containsExactly("/States/A/QueryLanguage: must be JSONata: JSONPath is not supported");
        assertThat(problemsOfState("{Type: Pass, Output: {'x.$': $.a}, End: true}"))
                .containsExactly("/States/A/Output/x.$: is JSONPath: only JSONata is supported");
    }

    @Test
    void wantsAWayOut() {
        assertThat(problems("""
                QueryLanguage: JSONata
                StartAt: A
                States:
                  A: {Type: Pass, Next: B}
                  B: {Type: Pass, Next: A}
                """)).containsExactly("/States: no state ends the flow");
        assertThat(problemsOfState("{Type: Pass}")).contains("/States/A/Next: exactly one of Next and End is required");
        assertThat(problemsOfState("{Type: Pass, Next: A, End: true}"))
                .contains("/States/A/Next: exactly one of Next and End is required");
    }

    @Test
    void compilesEveryExpression() {
        assertThat(problemsOfState("{Type: Pass, Output: {a: ['{% $x + %}']}, End: true}"))
                .singleElement()
                .asString()
                .startsWith("/States/A/Output/a: the JSONata expression is not valid: S0207");
        assertThat(problemsOfState("{Type: Pass, Output: '{% a.b %}', End: true}"))
                .containsExactly("/States/A/Output: the JSONata expression is not valid: the bare field name a is not"
                        + " supported at the top level: begin with a variable or $states");
        assertThat(problemsOfState("{Type: Pass, Output: '{% 1 ', End: true}"))
                .containsExactly("/States/A/Output: an expression ends with %}");
    }

    @Test
    void checksRetryAndCatch() {
        assertThat(problemsOfTask("Retry: [{ErrorEquals: [States.ALL, Other]}, {ErrorEquals: []}]"))
                .containsExactly(
                        "/States/A/Retry[0]/ErrorEquals: States.ALL must stand alone and last",
                        "/States/A/Retry[1]/ErrorEquals: must name at least one error");
        assertThat(problemsOfTask(
                        "Retry: [{ErrorEquals: [X], IntervalSeconds: 5, MaxDelaySeconds: 5, JitterStrategy: HALF,"
                                + " BackoffRate: 0.5, Interval: 1}]"))
                .containsExactly(
                        "/States/A/Retry[0]/MaxDelaySeconds: must be more than IntervalSeconds",
                        "/States/A/Retry[0]/BackoffRate: must be a number of at least 1.0",
                        "/States/A/Retry[0]/JitterStrategy: must be FULL or NONE",
                        "/States/A/Retry[0]/Interval: is not a supported field here");
        assertThat(problemsOfTask("Catch: [{ErrorEquals: [States.Timeouts], Next: Z}]"))
                .containsExactly(
                        "/States/A/Catch[0]/ErrorEquals: States.Timeouts is not an error that Step Functions reports",
                        "/States/A: no such state: Z");
    }

    @Test
    void checksArgumentsOfATask() {
        assertThat(problemsOfState("{Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Arguments: {Payload: {},"
                        + " InvocationType: Event}, End: true}"))
                .containsExactly(
                        "/States/A/Arguments/FunctionName: is required",
                        "/States/A/Arguments/InvocationType: is not a supported argument here");
        assertThat(problemsOfState("{Type: Task, Resource: 'arn:aws:states:::states:startExecution', End: true}"))
                .containsExactly("/States/A/Arguments/StateMachineArn: is required");
        assertThat(problemsOfTask("TimeoutSeconds: 5, HeartbeatSeconds: 5"))
                .containsExactly("/States/A/HeartbeatSeconds: must be less than TimeoutSeconds");
    }

    @Test
    void checksWaitAndChoice() {
        assertThat(problemsOfState("{Type: Wait, End: true}"))
                .containsExactly("/States/A/Seconds: exactly one of Seconds and Timestamp is required");
        assertThat(problemsOfState("{Type: Wait, Timestamp: soon, End: true}"))
                .containsExactly("/States/A/Timestamp: must be an ISO-8601 date and time with an offset");
        assertThat(problemsOfState("{Type: Choice, Choices: [{Condition: 'yes', Next: B}]}"))
                .contains("/States/A/Choices[0]/Condition: must be a JSONata expression or a boolean");
        assertThat(problemsOfState("{Type: Choice, Choices: []}"))
                .contains("/States/A/Choices: must hold at least one rule");
    }

    @Test
    void checksInnerFlowsToo() {
        assertThat(problemsOfState(
                        "{Type: Map, ItemProcessor: {StartAt: X, States: {X: {Type: Pass, Next: Y}}}, End: true}"))
                .containsExactly(
                        "/States/A/ItemProcessor/States/X: no such state: Y",
                        "/States/A/ItemProcessor/States: no state ends the flow");
        assertThat(problemsOfState(
                        "{Type: Parallel, Branches: [{StartAt: A, States: {A: {Type: Succeed}}}], End: true}"))
                .containsExactly("/States/A: the name is used by another state of the machine");
        assertThat(problemsOfState(
                        "{Type: Map, ItemProcessor: {ProcessorConfig: {Mode: DISTRIBUTED}, StartAt: X, States:"
                                + " {X: {Type: Succeed}}}, ToleratedFailureCount: 1, End: true}"))
                .containsExactly(
                        "/States/A/ItemProcessor/ProcessorConfig/Mode: must be INLINE: the distributed mode is not"
                                + " supported",
                        "/States/A/ToleratedFailureCount: is not a supported field here");
    }

    @Test
    void keepsInnerFlowsFromAssigningOuterVariables() {
        assertThat(problemsOfState("{Type: Map, Assign: {x: 1}, End: true, ItemProcessor: {StartAt: X, States:"
                        + " {X: {Type: Pass, Assign: {x: 2, y: 3}, End: true}}}}"))
                .containsExactly(
                        "/States/X/Assign/x: an enclosing state machine assigns this variable: an inner one cannot");
        assertThat(problemsOfState("{Type: Pass, Assign: {states: 1, '1st': 2}, End: true}"))
                .containsExactly(
                        "/States/A/Assign/states: is not a name that a variable can have",
                        "/States/A/Assign/1st: is not a name that a variable can have");
    }

    @Test
    void saysWhereTheTextIsNoYaml() {
        assertThat(problems("QueryLanguage: [")).singleElement().asString().contains("line 1");
        assertThat(problems("{\"a\": }")).singleElement().asString().contains("line 1, column");
        assertThat(problems("a: 1\na: 2")).singleElement().asString().contains("duplicate key");
        assertThat(problems("QueryLanguage: JSONata\nNo: 2026-01-31"))
                .containsExactly(
                        "/false: YAML reads this key as no text: put it in quotes",
                        "/false: YAML reads this as no JSON value: put it in quotes");
        assertThat(problems("")).contains("/: must be an object");
    }

    private static List<String> problemsOfTask(String fields) {
        return problemsOfState(
                "{Type: Task, Resource: 'arn:aws:lambda:us-east-1:000000000000:function:work', End: true, " + fields
                        + "}");
    }

    private static List<String> problemsOfState(String state) {
        return problems("""
                QueryLanguage: JSONata
                StartAt: A
                States:
                  A: %s
                """.formatted(state));
    }

    private static List<String> problems(String text) {
        return Definition.problemsOf(text).stream().map(Problem::toString).toList();
    }
}
