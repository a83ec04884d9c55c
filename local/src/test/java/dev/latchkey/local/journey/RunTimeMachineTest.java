package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// A state machine that somebody creates while the system runs executes like those of the template.
@ExtendWith(Shared.VirtualTime.class)
class RunTimeMachineTest {

    private static final String DEFINITION = """
            {
              "QueryLanguage": "JSONata",
              "StartAt": "Rest",
              "States": {
                "Rest": {"Type": "Wait", "Seconds": 3600, "Next": "Ask"},
                "Ask": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {
                    "FunctionName": "latchkey-ReadDeliveryFunction",
                    "Payload": {"pathParameters": {"deliveryId": "{% $states.input.deliveryId %}"}}
                  },
                  "Output": "{% $parse($states.result.Payload.body).status %}",
                  "End": true
                }
              }
            }
            """;

    @Test
    void executes(Outside outside) {
        var stepFunctions = outside.cloud().stepFunctions();
        var parcel = outside.parcel();
        parcel.isRegistered();
        var machine = stepFunctions.createStateMachine(request -> request.name("made-at-run-time")
                .roleArn("arn:aws:iam::000000000000:role/any")
                .definition(DEFINITION));

        var started = stepFunctions.startExecution(request -> request.stateMachineArn(machine.stateMachineArn())
                .input("{\"deliveryId\":\"" + parcel.deliveryId() + "\"}"));
        outside.passes(Duration.ofHours(1));

        var execution = stepFunctions.describeExecution(request -> request.executionArn(started.executionArn()));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).isEqualTo("\"Registered\"");
    }
}
