package dev.latchkey.local.simulation;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.Template;
import dev.latchkey.support.Executions.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What every world is built from. Names are looked up once: worlds run side by side, and a template follows its
/// references for one reader at a time.
///
/// @param stateMachines the workflows' ARNs
/// @param pickupWindow how long a code lives
record Blueprint(
        Template template,
        ReceiptEvents receipts,
        Map<Workflow, String> stateMachines,
        String provisionLocker,
        String recordReceipt,
        Duration pickupWindow) {

    private static final Map<String, String> PARAMETERS =
            Map.of("PushPlatformApplicationArn", Account.LOCAL.arn("sns", "app/GCM/latchkey"));

    /// @param root of the repository
    static Blueprint in(Path root) {
        var template = Template.read(root.resolve("template.yaml"), PARAMETERS);
        return new Blueprint(
                template,
                ReceiptEvents.in(root),
                Map.of(
                        Workflow.DELIVER_PARCEL, (String) template.ref("DeliverParcelStateMachine"),
                        Workflow.NOTIFY_RECIPIENT, (String) template.ref("NotifyRecipientStateMachine"),
                        Workflow.AWAIT_PICKUP, (String) template.ref("AwaitPickupStateMachine")),
                template.name("ProvisionLockerFunction"),
                template.name("RecordReceiptFunction"),
                Duration.ofHours(
                        Long.parseLong(template.ref("PickupWindowHours").toString())));
    }
}
